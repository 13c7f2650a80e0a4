import { z } from 'zod';

/** Fields of the environment. An empty variable counts as one that is not set: see `readSettings`. */

/** A whole number, written in digits. */
export function wholeNumber(min: number, max: number) {
	const message = `must be a whole number from ${min} to ${max}`;
	return z
		.string()
		.regex(/^\d{1,15}$/, message)
		.transform(Number)
		.refine((value) => value >= min && value <= max, message);
}

/** `true` or `false`, as every tool writes them. */
export const yesOrNo = z
	.enum(['true', 'false'], { error: 'must be true or false' })
	.transform((value) => value === 'true');

/** @param protocols that the address may have, such as `https:` */
export function address(...protocols: readonly string[]) {
	const message = `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`;
	return z
		.string()
		.refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), message);
}
