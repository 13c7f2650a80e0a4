import { expect, it } from 'vitest';
import { shareRun } from './share-run.ts';

it('fills one bar with two calls, in order', () => {
	const seen: number[] = [];
	const { first, second } = shareRun({ onProgress: (done, total) => seen.push(done / total) }, 0.5);
	first.onProgress?.(1, 2);
	first.onProgress?.(2, 2);
	second.onProgress?.(0, 0);
	expect(seen).toEqual([0.25, 0.5, 1]);
});
