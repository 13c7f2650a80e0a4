import type { Tone } from './tone.ts';

/** A passage to mark: UTF-16 offsets into the text, end exclusive. */
export interface TextMark {
	readonly start: number;
	readonly end: number;
	readonly tone: Tone;
	/** 0 (a hint of colour) to 1 (full); 1 if left out. */
	readonly strength?: number | undefined;
	/** What the mark says, in words: shown on hover and read aloud. */
	readonly title: string;
	/** Lets the mark be pointed to with `activeId`. */
	readonly id?: string | undefined;
}

interface Piece {
	readonly text: string;
	/** Absent for plain text. */
	readonly mark?: TextMark;
}

/**
 * Cuts a text into plain and marked pieces whose texts joined give the text again. Marks may come in any
 * order; an empty one, one outside the text or one that overlaps an earlier one is left out.
 */
export function cutIntoPieces(text: string, marks: readonly TextMark[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
		if (mark.start < at || mark.end <= mark.start || mark.end > text.length) continue;
		if (mark.start > at) pieces.push({ text: text.slice(at, mark.start) });
		pieces.push({ text: text.slice(mark.start, mark.end), mark });
		at = mark.end;
	}
	if (at < text.length) pieces.push({ text: text.slice(at) });
	return pieces;
}

/** Groups of at most `size` pieces, so that a long text can be put on the screen bit by bit. */
export function groupPieces(pieces: readonly Piece[], size: number): Piece[][] {
	const groups: Piece[][] = [];
	for (let at = 0; at < pieces.length; at += size) groups.push(pieces.slice(at, at + size));
	return groups;
}
