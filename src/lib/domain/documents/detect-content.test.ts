import { describe, expect, it } from 'vitest';
import { detectContent } from './detect-content.ts';

const bytes = (text: string): Uint8Array =>
	Uint8Array.from(text, (character) => character.charCodeAt(0));

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const wide = (text: string): string => Array.from(text, (character) => `${character}\0`).join('');

describe('detectContent', () => {
	it.each([
		['%PDF-1.7\n', { kind: 'pdf' }],
		['junk\n%PDF-1.4\n', { kind: 'pdf' }],
		['A text about %PDF-1.4 and its header', { kind: 'maybe-text' }],
		[`${OLE}${wide('WordDocument')}`, { kind: 'refused', error: { kind: 'old-word' } }],
		[
			`${OLE}${wide('EncryptedPackage')}`,
			{ kind: 'refused', error: { kind: 'encrypted', format: 'docx' } }
		],
		[`${OLE}${wide('Workbook')}`, { kind: 'foreign', found: 'old-excel' }],
		['\xff\xd8\xff\xe0', { kind: 'refused', error: { kind: 'image', found: 'jpeg' } }],
		['RIFF1234WEBPVP8 ', { kind: 'refused', error: { kind: 'image', found: 'webp' } }],
		['{\\rtf1 hello}', { kind: 'foreign', found: 'rtf' }],
		['PK\x03\x04 cut off', { kind: 'damaged-zip' }],
		[`PK\x05\x06${'\0'.repeat(18)}`, { kind: 'foreign', found: 'zip' }],
		['Plain words.', { kind: 'maybe-text' }]
	])('knows %j', (text, content) => {
		expect(detectContent(bytes(text))).toEqual(content);
	});
});
