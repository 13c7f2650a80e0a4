import { describe, expect, it } from 'vitest';
import { parametersOf, readAreas, readLocales } from '#scripts/words/read-messages.mjs';

type Areas = ReturnType<typeof readAreas>;

const [base = 'en', ...others] = readLocales();

/** Parameters and markup by area and key, and which messages have a form for each number. */
function describeAreas(areas: Areas) {
	return Object.fromEntries(
		Object.entries(areas).map(([area, messages]) => [
			area,
			Object.fromEntries(
				Object.entries(messages).map(([key, message]) => [
					key,
					{ parameters: parametersOf(message), isPlural: typeof message !== 'string' }
				])
			)
		])
	);
}

/** Messages whose forms are not those that the language has, as “area: key (forms)”. */
function wrongPlurals(locale: string, areas: Areas): string[] {
	const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
	return Object.entries(areas).flatMap(([area, messages]) =>
		Object.entries(messages).flatMap(([key, message]) => {
			if (typeof message === 'string') return [];
			const forms = Object.keys(message).toSorted();
			return forms.join() === needed.join() ? [] : [`${area}: ${key} (${forms.join(', ')})`];
		})
	);
}

/** Messages with nothing in them. */
function emptyMessages(areas: Areas): string[] {
	return Object.entries(areas).flatMap(([area, messages]) =>
		Object.entries(messages).flatMap(([key, message]) =>
			Object.values(typeof message === 'string' ? { message } : message).some(
				(text) => !text.trim()
			)
				? [`${area}: ${key}`]
				: []
		)
	);
}

describe('every language', () => {
	it('is one of at least two, English first', () => {
		expect(base).toBe('en');
		expect(others).toContain('de');
	});

	it.each(others)('%s has the keys, parameters and marks of English', (locale) => {
		expect(describeAreas(readAreas(locale))).toEqual(describeAreas(readAreas(base)));
	});

	it.each([base, ...others])('%s has all its plural forms, and no other', (locale) => {
		expect(wrongPlurals(locale, readAreas(locale))).toEqual([]);
	});

	it.each([base, ...others])('%s says something under every key', (locale) => {
		expect(emptyMessages(readAreas(locale))).toEqual([]);
	});

	it('is held to the forms of its own language', () => {
		const areas = { batch: { rows: { one: '{count} wiersz', other: '{count} wiersza' } } };
		expect(wrongPlurals('pl', areas)).toEqual(['batch: rows (one, other)']);
		expect(wrongPlurals('de', areas)).toEqual([]);
	});
});
