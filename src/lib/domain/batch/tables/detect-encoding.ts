import type { Encoding } from './dialect.ts';

const MARKS: readonly (readonly [readonly number[], Encoding])[] = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be']
];

/**
 * By byte order mark; else UTF-16 where Western text has its zeros in every second byte; else UTF-8 where the
 * bytes are that; else Windows-1252, which fits anything.
 *
 * @param sample first bytes of a file; a character cut off at its end is no fault
 */
export function detectEncoding(sample: Uint8Array): Encoding {
	const mark = MARKS.find(([magic]) => magic.every((byte, at) => sample[at] === byte));
	return mark?.[1] ?? unmarkedUtf16(sample) ?? (isUtf8(sample) ? 'utf-8' : 'windows-1252');
}

function unmarkedUtf16(sample: Uint8Array): Encoding | undefined {
	let even = 0;
	let odd = 0;
	sample.forEach((byte, index) => {
		if (byte !== 0) return;
		if (index % 2 === 0) even += 1;
		else odd += 1;
	});
	const half = sample.length / 2;
	if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
	if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
	return undefined;
}

/** RFC 3629, section 4; overlong forms and surrogates are told by the second byte. */
function isUtf8(bytes: Uint8Array): boolean {
	let at = 0;
	while (at < bytes.length) {
		const first = bytes[at] ?? 0;
		at += 1;
		if (first < 0x80) continue;
		const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
		if (first < 0xc2 || first > 0xf4) return false;
		for (let step = 0; step < more; step += 1) {
			const next = bytes[at];
			if (next === undefined) return true;
			const [low, high] = step === 0 ? secondByteRange(first) : [0x80, 0xbf];
			if (next < low || next > high) return false;
			at += 1;
		}
	}
	return true;
}

function secondByteRange(first: number): readonly [number, number] {
	switch (first) {
		case 0xe0:
			return [0xa0, 0xbf];
		case 0xed:
			return [0x80, 0x9f];
		case 0xf0:
			return [0x90, 0xbf];
		case 0xf4:
			return [0x80, 0x8f];
		default:
			return [0x80, 0xbf];
	}
}
