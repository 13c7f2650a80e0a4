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

/** Pieces that are put on the screen together. */
export interface PieceGroup {
	readonly pieces: readonly Piece[];
	/** Whether it starts and ends at a line's end, so that it can be laid out apart from the others. */
	readonly isBlock: boolean;
}

/**
 * Groups of about `size` pieces, so that a long text can be drawn bit by bit. They are cut at line breaks,
 * as the browser then lays out each once. A text without any is cut into ever larger groups, because
 * every new one lays out all that stands before it again.
 */
export function groupPieces(pieces: readonly Piece[], size: number): PieceGroup[] {
	const groups: PieceGroup[] = [];
	let current: Piece[] = [];
	let startsLine = true;
	let inlineSize = size * 4;
	const close = (endsLine: boolean) => {
		if (current.length > 0) groups.push({ pieces: current, isBlock: startsLine && endsLine });
		current = [];
		startsLine = endsLine;
	};
	for (const piece of pieces) {
		const breakAt = piece.mark || current.length < size ? -1 : piece.text.indexOf('\n');
		if (breakAt >= 0) {
			current.push({ text: piece.text.slice(0, breakAt + 1) });
			close(true);
			if (breakAt + 1 < piece.text.length) current.push({ text: piece.text.slice(breakAt + 1) });
			continue;
		}
		current.push(piece);
		if (current.length >= inlineSize) {
			close(false);
			inlineSize *= 2;
		}
	}
	close(true);
	return groups;
}
