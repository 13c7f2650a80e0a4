import { describe, expect, it } from 'vitest';
import { isolate } from './isolation.ts';

const read = ({ headers }: Response) => Object.fromEntries(headers);

describe('isolate', () => {
	it('adds the three headers and keeps status, type and body', async () => {
		const response = isolate(
			new Response('page', { status: 404, headers: { 'Content-Type': 'text/html' } })
		);
		expect(response.status).toBe(404);
		expect(await response.text()).toBe('page');
		expect(read(response)).toEqual({
			'content-type': 'text/html',
			'cross-origin-embedder-policy': 'require-corp',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin'
		});
	});

	it('takes away what described the packed body', () => {
		const headers = { 'Content-Encoding': 'br', 'Content-Length': '9' };
		expect(read(isolate(new Response('unpacked', { headers })))).not.toHaveProperty(
			'content-encoding'
		);
	});

	it('answers the very same response where the headers are there, or none can be set', () => {
		const sound = isolate(new Response('x'));
		expect(isolate(sound)).toBe(sound);
		const sealed = Response.error();
		expect(isolate(sealed)).toBe(sealed);
	});
});
