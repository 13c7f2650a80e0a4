import { expect, it } from 'vitest';
import { describeDocumentError } from './document-errors.ts';
import { documentErrorSchema } from '#lib/domain/documents/document-error.ts';
import type { DocumentError } from '#lib/domain/documents/document-error.ts';

const ERRORS: DocumentError[] = [
	{ kind: 'empty' },
	{ kind: 'too-large', bytes: 61_000_000, limit: 50_000_000 },
	{ kind: 'unsupported', found: 'zip' },
	{ kind: 'mismatch', extension: '.pdf', found: 'plain-text' },
	{ kind: 'image', found: 'png' },
	{ kind: 'old-word' },
	{ kind: 'no-text', format: 'docx' },
	{ kind: 'scanned', pages: 3 },
	{ kind: 'encrypted', format: 'pdf' },
	{ kind: 'broken', format: 'docx' },
	{ kind: 'expands-too-far', limit: 40_000_000 },
	{ kind: 'too-many-pages', pages: 2_001, limit: 2_000 },
	{ kind: 'too-long', limit: 5_000_000 },
	{ kind: 'unreadable' },
	{ kind: 'reader-failed' },
	{ kind: 'timeout', seconds: 30 },
	{ kind: 'aborted' }
];

it('has a message of its own for every error', () => {
	const kinds = documentErrorSchema.options.map((option) => option.shape.kind.value);
	expect(ERRORS.map((error) => error.kind)).toEqual(kinds);
	const messages = ERRORS.map((error) => describeDocumentError(error, 'cv.pdf'));
	expect(new Set(messages).size).toBe(ERRORS.length);
	for (const message of messages) {
		expect(message).toMatch(/^“cv\.pdf” .+\. Your text was not changed\. [A-Z].+\.$/u);
	}
});

it('names sizes, limits and pages', () => {
	const told = (error: DocumentError) => describeDocumentError(error, 'cv.pdf');
	expect(told({ kind: 'too-large', bytes: 61_000_000, limit: 50_000_000 })).toBe(
		'“cv.pdf” is 61 MB large and was not read; the limit is 50 MB. Your text was not changed. Split it, or paste the part you want to analyze.'
	);
	expect(told({ kind: 'scanned', pages: 1 })).toContain('has one page but no text');
	expect(told({ kind: 'too-many-pages', pages: 2_001, limit: 2_000 })).toContain(
		'has 2,001 pages; the limit is 2,000'
	);
});
