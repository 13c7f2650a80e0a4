import type { Span } from '#lib/domain/text/sentences.ts';

/** What is taken out of a text before the model reads it. `pattern` must be global. */
export interface CleaningRule {
	readonly pattern: RegExp;
	/** What stands there instead. */
	readonly replacement: string;
}

/** A text as the model reads it, with the way back to the text as it was given. */
export interface CleanedText {
	readonly text: string;
	/** The stretch of the original that a stretch of `text` came from. */
	readonly toOriginal: (span: Span) => Span;
}

interface Piece {
	readonly clean: number;
	readonly original: number;
}

/** Replaces every match of every rule; where matches overlap, the earlier and then the longer wins. */
export function cleanWith(original: string, rules: readonly CleaningRule[]): CleanedText {
	const matches = rules
		.flatMap(({ pattern, replacement }) =>
			[...original.matchAll(pattern)].map((match) => ({
				start: match.index,
				end: match.index + match[0].length,
				replacement
			}))
		)
		.sort((a, b) => a.start - b.start || b.end - a.end);

	const parts: string[] = [];
	const pieces: Piece[] = [{ clean: 0, original: 0 }];
	let read = 0;
	let written = 0;
	for (const { start, end, replacement } of matches) {
		if (start < read || end === start) continue;
		parts.push(original.slice(read, start), replacement);
		written += start - read + replacement.length;
		read = end;
		pieces.push({ clean: written, original: end });
	}
	parts.push(original.slice(read));

	return {
		text: parts.join(''),
		toOriginal({ start, end }) {
			if (end <= start) return { start: locate(pieces, start), end: locate(pieces, start) };
			return { start: locate(pieces, start), end: locate(pieces, end - 1) + 1 };
		}
	};
}

/** Offset in the original of a character of the cleaned text, by binary search. */
function locate(pieces: readonly Piece[], offset: number): number {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((pieces[middle]?.clean ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const piece = pieces[low] ?? { clean: 0, original: 0 };
	const next = pieces[low + 1]?.original ?? Number.POSITIVE_INFINITY;
	// A character of a replacement belongs to what it replaced.
	return Math.min(piece.original + offset - piece.clean, next - 1);
}
