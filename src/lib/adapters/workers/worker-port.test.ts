import { expect, test } from 'vitest';
import { startWorker } from './worker-port.ts';

test('a worker that the browser refuses is told as one that died', async () => {
	const port = startWorker(() => {
		throw new DOMException('Access to the script is denied.', 'SecurityError');
	});
	const reason = await new Promise((told) => {
		port.listen(() => undefined, told);
	});
	expect(reason).toBe('Access to the script is denied.');
	expect(() => {
		port.post('anything');
		port.end();
	}).not.toThrow();
});
