import { language } from './language.svelte.ts';

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** `12,345.6`, in German `12.345,6`. */
export function formatNumber(
	value: number,
	options: Intl.NumberFormatOptions = {},
	code = language()
): string {
	return made(numbers, options, code, () => new Intl.NumberFormat(code, options)).format(value);
}

/** `Nov 5, 2026`, in German `5. Nov. 2026`: as the options say. */
export function formatDate(value: Date | number, options: Intl.DateTimeFormatOptions): string {
	const code = language();
	return made(dates, options, code, () => new Intl.DateTimeFormat(code, options)).format(value);
}

/** `a, b and c`, in German `a, b und c`. */
export function formatList(items: Iterable<string>): string {
	return new Intl.ListFormat(language(), { type: 'conjunction' }).format(items);
}

/** Making a formatter costs far more than using it, and lists use one for every row. */
function made<T>(kept: Map<string, T>, options: object, code: string, make: () => T): T {
	const key = `${code} ${JSON.stringify(options)}`;
	let one = kept.get(key);
	if (one === undefined) kept.set(key, (one = make()));
	return one;
}
