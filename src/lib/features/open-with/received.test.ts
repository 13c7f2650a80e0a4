import { describe, expect, it } from 'vitest';
import type { HandOver } from '#lib/ports/hand-over.ts';
import { receive } from './received.ts';

function handOver(shared: unknown): HandOver {
	return {
		keepForReload: () => undefined,
		takeAfterReload: () => Promise.resolve(undefined),
		takeShared: (id) => Promise.resolve(id === 'a1' ? shared : undefined),
		onFiles: () => undefined
	};
}

describe('receive', () => {
	it('reads texts from the address, without empty ones', async () => {
		const params = new URLSearchParams('title=%20&text=Hello%20there&url=https://example.org/');
		expect(await receive(params, handOver(undefined))).toEqual({
			texts: ['Hello there', 'https://example.org/'],
			files: []
		});
	});

	it('takes what was shared, by its id', async () => {
		const shared = { texts: ['Kept'], files: [new File(['abc'], 'a.txt')] };
		expect(await receive(new URLSearchParams('shared=a1'), handOver(shared))).toEqual(shared);
	});

	it('answers nothing for an id that is gone, for something else, and for a bare address', async () => {
		expect(await receive(new URLSearchParams('shared=b2'), handOver({}))).toBeUndefined();
		expect(await receive(new URLSearchParams('shared=a1'), handOver({ texts: 3 }))).toBeUndefined();
		expect(await receive(new URLSearchParams(), handOver({}))).toBeUndefined();
	});
});
