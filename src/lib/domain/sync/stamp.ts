import { z } from 'zod';

/** Nine digits of base 36 hold milliseconds until the year 5188. */
const MILLIS_DIGITS = 9;
const COUNTER_DIGITS = 4;
/** Changes of one clock in one millisecond; the next one takes the next millisecond. */
export const MAX_COUNTER = 0xffff;

/** Name of a replica: 22 random letters and digits, made by `newId`. */
export const clientIdSchema = z.string().regex(/^[0-9A-Za-z]{1,32}$/, 'not a client id');

/**
 * When and by whom a field was written: milliseconds, counter, client. Stamps are ordered as plain ASCII text
 * (`collate "C"` in SQL), the same on every machine, and no two writes share one.
 */
export const stampSchema = z
	.string()
	.regex(/^[0-9a-z]{9}-[0-9a-f]{4}-[0-9A-Za-z]{1,32}$/, 'not a stamp');

export interface StampParts {
	/** Since 1970. */
	readonly millis: number;
	readonly counter: number;
	readonly client: string;
}

export function formatStamp({ millis, counter, client }: StampParts): string {
	const time = millis.toString(36).padStart(MILLIS_DIGITS, '0');
	return `${time}-${counter.toString(16).padStart(COUNTER_DIGITS, '0')}-${client}`;
}

/** @param stamp one that `stampSchema` takes */
export function parseStamp(stamp: string): StampParts {
	return {
		millis: Number.parseInt(stamp.slice(0, MILLIS_DIGITS), 36),
		counter: Number.parseInt(
			stamp.slice(MILLIS_DIGITS + 1, MILLIS_DIGITS + 1 + COUNTER_DIGITS),
			16
		),
		client: stamp.slice(MILLIS_DIGITS + COUNTER_DIGITS + 2)
	};
}

/** A stamp before all that clocks give: for what must lose to whatever is there already. */
export function firstStamp(client: string): string {
	return formatStamp({ millis: 0, counter: 0, client });
}
