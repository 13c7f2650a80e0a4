import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../processes.mjs';

export const MESSAGES = join(ROOT, 'messages');

/** What the interface is written in; other languages are measured by it. */
export const BASE = 'en';

/**
 * @typedef {string | Readonly<Record<string, string>>} Message
 * A text, or one for each plural category of `Intl.PluralRules`, chosen by the parameter `count`.
 * @typedef {Readonly<Record<string, Readonly<Record<string, Message>>>>} Areas messages by area and key
 */

/** @returns {string[]} all languages, the base first */
export function readLocales() {
	const others = readdirSync(MESSAGES)
		.map((name) => name.replace(/\.json$/, ''))
		.filter((name) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(name) && name !== BASE);
	return [BASE, ...new Set(others)].sort((a, b) => Number(b === BASE) - Number(a === BASE));
}

/**
 * A language is a folder with one file an area, or one file `messages/<locale>.json` with the areas as its keys.
 * @param {string} locale
 * @returns {Areas}
 */
export function readAreas(locale) {
	const names = readdirSync(MESSAGES);
	if (names.includes(`${locale}.json`)) return readJson(join(MESSAGES, `${locale}.json`));
	return Object.fromEntries(
		readdirSync(join(MESSAGES, locale))
			.filter((name) => name.endsWith('.json'))
			.sort()
			.map((name) => [name.slice(0, -'.json'.length), readJson(join(MESSAGES, locale, name))])
	);
}

/** @param {string} file @returns {any} */
function readJson(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {Message} message
 * @returns {string[]} the names of its parameters, sorted; those of markup begin with `#`
 */
export function parametersOf(message) {
	const texts = typeof message === 'string' ? [message] : Object.values(message);
	const names = texts.flatMap((text) =>
		[...text.matchAll(/(?<!\\)\{(#?[a-z]\w*)\/?\}/gi)].map((match) => match[1] ?? '')
	);
	return [...new Set(typeof message === 'string' ? names : [...names, 'count'])].sort();
}
