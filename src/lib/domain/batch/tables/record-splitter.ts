import type { Dialect } from './dialect.ts';

/** The characters of one row, line end not included. */
export interface TextRecord {
	/** Of the file, from 1: where the record starts. */
	readonly line: number;
	readonly text: string;
	/** Delimiters outside of quotation marks, and one. */
	readonly cells: number;
	readonly issue?: 'unclosed-quote' | 'stray-quote' | 'too-long';
}

/** A record may have this many characters; a cell of 10 MB passes, an unclosed quotation mark does not. */
export const MAX_RECORD_CHARACTERS = 12_000_000;

/** A record this long at most is looked at again where a stray quotation mark seems to have joined two lines. */
const MAX_REJOINED = 8_000;

/** Below this many characters it is cheaper to look for a closing mark again than it is wrong to remember. */
const MIN_REMEMBERED = 4_000;

/**
 * Cuts a text that comes in pieces into records, by the rules of PapaParse: a quotation mark opens at the start of
 * a cell, doubled it stands for itself, and it closes before a delimiter or a line's end, spaces between allowed.
 * Memory is bounded whatever comes: where no mark closes, the line that opened it is a record of its own and
 * reading goes on below it.
 */
export class RecordSplitter {
	readonly #delimiter: string;
	readonly #quote: string;
	readonly #endsAtReturn: boolean;
	/** What has come and is not yet handed out. */
	#text = '';
	/** Where the scan stands in `#text`, and in which state. */
	#at = 0;
	#isQuoted = false;
	#isCellStart = true;
	#isStray = false;
	#isJoined = false;
	#cells = 1;
	/** Up to here no quotation mark closes: known from a record that was given up. */
	#closesNothingUntil = 0;
	/** Passing over the rest of a record that is too long. */
	#isSkipping = false;
	#line = 1;
	/** Cells of the records so far, to tell a joined record by. */
	#usualCells: number | undefined;

	constructor(dialect: Pick<Dialect, 'delimiter' | 'quote' | 'endsAtReturn'>) {
		this.#delimiter = dialect.delimiter;
		this.#quote = dialect.quote;
		this.#endsAtReturn = dialect.endsAtReturn;
	}

	/** The records that end in this piece, the empty ones too. */
	push(piece: string): TextRecord[] {
		this.#text += piece;
		return this.#scan(false);
	}

	/** The last record, where no line's end closed it. */
	end(): TextRecord[] {
		const records = this.#scan(true);
		if (this.#text !== '' && !this.#isSkipping) records.push(this.#take(this.#text.length, 0));
		this.#text = '';
		return records;
	}

	#scan(isEnd: boolean): TextRecord[] {
		const records: TextRecord[] = [];
		for (;;) {
			const found = this.#isQuoted ? this.#passQuoted(isEnd) : this.#passPlain(isEnd);
			if (found === 'more') {
				if (isEnd || this.#at <= MAX_RECORD_CHARACTERS) return records;
				if (this.#isQuoted && this.#lineEnd()) records.push(this.#giveUp());
				else {
					this.#skip(records);
					return records;
				}
			} else if (found === 'unclosed') records.push(this.#giveUp());
			else if (found !== 'state') this.#finish(found, records);
		}
	}

	#skip(records: TextRecord[]): void {
		if (!this.#isSkipping) {
			const text = this.#text.slice(0, MAX_REJOINED);
			records.push({ line: this.#line, text, cells: this.#cells, issue: 'too-long' });
		}
		this.#isSkipping = true;
		this.#isQuoted = false;
		this.#text = '';
		this.#at = 0;
	}

	/** Runs to the end of a record, or to a mark that opens. Answers the length of the line's end. */
	#passPlain(isEnd: boolean): number | 'state' | 'more' {
		const text = this.#text;
		const [delimiter, quote] = [this.#delimiter, this.#quote];
		for (; this.#at < text.length; this.#at += 1) {
			const sign = text.charAt(this.#at);
			if (sign === '\n') return 1;
			if (sign === '\r') {
				if (this.#at + 1 >= text.length && !isEnd) return 'more';
				if (text.charAt(this.#at + 1) === '\n') return 2;
				if (this.#endsAtReturn) return 1;
			}
			if (sign === delimiter) {
				this.#cells += 1;
				this.#isCellStart = true;
			} else if (sign === quote && this.#isCellStart) {
				this.#isQuoted = true;
				this.#isCellStart = false;
				this.#at = Math.max(this.#at + 1, this.#closesNothingUntil);
				return 'state';
			} else {
				this.#isCellStart = false;
			}
		}
		return 'more';
	}

	#passQuoted(isEnd: boolean): 'state' | 'more' | 'unclosed' {
		const text = this.#text;
		for (;;) {
			const mark = text.indexOf(this.#quote, this.#at);
			if (mark < 0) {
				this.#at = text.length;
				return isEnd ? 'unclosed' : 'more';
			}
			if (text.charAt(mark + 1) === this.#quote) {
				this.#at = mark + 2;
				continue;
			}
			let next = mark + 1;
			while (text.charAt(next) === ' ') next += 1;
			if (next >= text.length && !isEnd) {
				this.#at = mark;
				return 'more';
			}
			const sign = text.charAt(next);
			if (sign === '\r' && next + 1 >= text.length && !isEnd) {
				this.#at = mark;
				return 'more';
			}
			const isReturn = sign === '\r' && (this.#endsAtReturn || text.charAt(next + 1) === '\n');
			const isClosing = sign === '' || sign === this.#delimiter || sign === '\n' || isReturn;
			this.#at = mark + 1;
			if (!isClosing) {
				this.#isStray = true;
				// A mark at the start of a cell rather opens one: then an earlier mark was never closed.
				const before = text.charAt(mark - 1);
				this.#isJoined ||= before === this.#delimiter || before === '\n';
				continue;
			}
			this.#isQuoted = false;
			return 'state';
		}
	}

	#finish(lineEnd: number, records: TextRecord[]): void {
		if (this.#isSkipping) {
			this.#take(this.#at, lineEnd);
			this.#isSkipping = false;
			return;
		}
		const isOdd = this.#usualCells !== undefined && this.#cells !== this.#usualCells;
		const mayBeJoined = this.#isStray && this.#at <= MAX_REJOINED && (this.#isJoined || isOdd);
		if (mayBeJoined && /[\r\n]/.test(this.#text.slice(0, this.#at))) {
			records.push(this.#giveUp());
			return;
		}
		if (!this.#isStray && this.#at > 0) this.#usualCells ??= this.#cells;
		records.push(this.#take(this.#at, lineEnd));
	}

	/** Hands out the first line of what stands open, and starts again below it. */
	#giveUp(): TextRecord {
		const scanned = this.#isQuoted && this.#at > MIN_REMEMBERED ? this.#at : 0;
		const { at, length } = this.#lineEnd() ?? { at: this.#text.length, length: 0 };
		const record = this.#take(at, length);
		this.#closesNothingUntil = Math.max(0, scanned - at - length);
		return { ...record, issue: 'unclosed-quote' };
	}

	/** The first line's end, quotation marks aside. */
	#lineEnd(): { readonly at: number; readonly length: number } | undefined {
		const found = (this.#endsAtReturn ? /\r\n|\n|\r/ : /\r?\n/).exec(this.#text);
		return found ? { at: found.index, length: found[0].length } : undefined;
	}

	/** Takes the record up to `end` out of the text and starts the next. */
	#take(end: number, lineEnd: number): TextRecord {
		const record = { line: this.#line, text: this.#text.slice(0, end), cells: this.#cells };
		const issue = this.#isStray ? ({ issue: 'stray-quote' } as const) : {};
		this.#line += countLines(record.text) + (lineEnd > 0 ? 1 : 0);
		this.#text = this.#text.slice(end + lineEnd);
		this.#closesNothingUntil = Math.max(0, this.#closesNothingUntil - end - lineEnd);
		this.#at = 0;
		this.#isQuoted = false;
		this.#isCellStart = true;
		this.#isStray = false;
		this.#isJoined = false;
		this.#cells = 1;
		return { ...record, ...issue };
	}
}

/** Line ends within a record, each of LF, CRLF and CR counted once. */
function countLines(text: string): number {
	if (!text.includes('\n') && !text.includes('\r')) return 0;
	return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
