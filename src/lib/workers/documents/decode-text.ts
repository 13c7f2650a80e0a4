/** A text file's characters, and whether their encoding had to be guessed. */
interface DecodedText {
	readonly text: string;
	readonly isGuessed: boolean;
}

const SAMPLE_BYTES = 8_192;
const MAX_CONTROL_SHARE = 0.01;

const BYTE_ORDER_MARKS = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be']
] as const;

/** UTF-16 without a mark: Western text then has a zero in every second byte. */
function unmarkedUtf16(sample: Uint8Array): string | undefined {
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

/** The bytes 0x80 to 0x9F, see the WHATWG Encoding Standard; those without a sign stay controls. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node 20 decodes these bytes as Latin-1, against the standard; in browsers nothing is left to do. */
function decodeWindows1252(bytes: Uint8Array): string {
	return new TextDecoder('windows-1252')
		.decode(bytes)
		.replace(/[\x80-\x9f]/gu, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80));
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		const decoder = new TextDecoder(encoding, { fatal: true });
		return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
	} catch {
		return undefined;
	}
}

/** Texts hold next to no control characters; programs, sounds and pictures hold many. */
function isBinary(text: string): boolean {
	if (text.includes('\0')) return true;
	const sample = text.slice(0, SAMPLE_BYTES);
	// eslint-disable-next-line no-control-regex -- control characters are what is looked for
	const controls = sample.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/gu)?.length ?? 0;
	return controls > sample.length * MAX_CONTROL_SHARE;
}

/** The encoding that an HTML file names in its first bytes, see the HTML standard, 13.2.3.2. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_024));
	return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
}

/**
 * Decodes by byte order mark, else as UTF-8, else in the encoding `declared`, else as Windows-1252.
 * Undefined for what is not text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText | undefined {
	const mark = BYTE_ORDER_MARKS.find(([magic]) => magic.every((byte, at) => bytes[at] === byte));
	const encoding = mark?.[1] ?? unmarkedUtf16(bytes.subarray(0, SAMPLE_BYTES)) ?? 'utf-8';
	const sure = decode(bytes, encoding) ?? (declared ? decode(bytes, declared) : undefined);
	const text = sure ?? decodeWindows1252(bytes);
	if (isBinary(text)) return undefined;
	return { text, isGuessed: sure === undefined };
}
