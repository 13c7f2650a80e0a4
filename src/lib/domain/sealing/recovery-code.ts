import { err, ok, type Result } from '#lib/domain/result.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing reads as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

export const RECOVERY_CODE_BYTES = 20;
const GROUPS = 8;
const SYMBOLS_IN_GROUP = 4;

export type RecoveryCodeError =
	| { readonly kind: 'wrong-length'; readonly symbols: number; readonly expected: number }
	/** `group` counts from 1: the first one that was mistyped or stands in the wrong place. */
	| { readonly kind: 'mistyped-group'; readonly group: number };

export interface RecoveryCode {
	/** `ABCDE-…`: eight groups of four symbols and a check symbol each. Shown once, never stored. */
	readonly text: string;
	/** 160 random bits. */
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export function newRecoveryCode(random: RandomSource): RecoveryCode {
	const bytes = random.bytes(RECOVERY_CODE_BYTES);
	return { text: formatRecoveryCode(bytes), bytes };
}

export function formatRecoveryCode(bytes: Uint8Array): string {
	const symbols = toSymbols(bytes);
	const groups: string[] = [];
	for (let group = 0; group < GROUPS; group++) {
		const part = symbols.slice(group * SYMBOLS_IN_GROUP, (group + 1) * SYMBOLS_IN_GROUP);
		groups.push([...part, checkSymbol(part, group)].map((value) => ALPHABET[value]).join(''));
	}
	return groups.join('-');
}

/** Reads a code as people type it: any case, with or without hyphens and spaces, O for 0, I and L for 1. */
export function parseRecoveryCode(
	text: string
): Result<Uint8Array<ArrayBuffer>, RecoveryCodeError> {
	const typed = Array.from(text.toUpperCase().replace(/[\s\-\u2010-\u2015]/gu, ''));
	const expected = GROUPS * (SYMBOLS_IN_GROUP + 1);
	if (typed.length !== expected) {
		return err({ kind: 'wrong-length', symbols: typed.length, expected });
	}
	const values = typed.map((symbol) => ALPHABET.indexOf(LOOKALIKES[symbol] ?? symbol));
	const symbols: number[] = [];
	for (let group = 0; group < GROUPS; group++) {
		const from = group * (SYMBOLS_IN_GROUP + 1);
		const part = values.slice(from, from + SYMBOLS_IN_GROUP);
		const isRight =
			!part.includes(-1) && checkSymbol(part, group) === values[from + SYMBOLS_IN_GROUP];
		if (!isRight) return err({ kind: 'mistyped-group', group: group + 1 });
		symbols.push(...part);
	}
	return ok(toBytes(symbols));
}

/**
 * A weighted sum in the field of 32 elements. As every weight is another power of a generator, one wrong
 * symbol, two exchanged symbols and two exchanged groups are always found.
 */
function checkSymbol(part: readonly number[], group: number): number {
	let sum = group;
	for (const symbol of part) sum = double(sum) ^ symbol;
	return double(sum);
}

/** Times x modulo x⁵ + x² + 1, whose root generates the field. */
function double(value: number): number {
	const doubled = value << 1;
	return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

function toSymbols(bytes: Uint8Array): number[] {
	return regroup(bytes, 8, 5);
}

function toBytes(symbols: readonly number[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(regroup(symbols, 5, 8));
}

function regroup(values: Iterable<number>, from: number, to: number): number[] {
	const out: number[] = [];
	let bits = 0;
	let held = 0;
	for (const value of values) {
		bits = ((bits << from) | value) & 0xffff;
		held += from;
		while (held >= to) {
			held -= to;
			out.push((bits >> held) & ((1 << to) - 1));
		}
	}
	return out;
}
