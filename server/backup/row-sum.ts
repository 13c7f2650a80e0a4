import { createHash } from 'node:crypto';
import type { TableSum } from './backup-format.ts';

const BITS = 256n;
const MODULUS = 1n << BITS;

/**
 * Sums up rows in any order: SHA-256 of each, added modulo 2^256. Two databases sort by rules of their own, so nothing
 * may hang on the order. It finds what was lost, doubled or changed by accident; it is no proof against forgery.
 */
export class RowSum {
	#rows = 0;
	#sum = 0n;

	/** @param row as PostgreSQL writes it in JSON */
	add(row: string): void {
		this.#rows += 1;
		const digest = createHash('sha256').update(row).digest('hex');
		this.#sum = (this.#sum + BigInt(`0x${digest}`)) % MODULUS;
	}

	get value(): TableSum {
		return { rows: this.#rows, digest: this.#sum.toString(16).padStart(64, '0') };
	}
}

/** @returns names of tables that do not hold the same in both */
export function differingTables(
	a: Readonly<Record<string, TableSum>>,
	b: Readonly<Record<string, TableSum>>
): readonly string[] {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...names].filter((name) => {
		const [one, other] = [a[name], b[name]];
		return one?.rows !== other?.rows || one?.digest !== other?.digest;
	});
}
