import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { parametersOf, readAreas, readLocales } from '#scripts/words/read-messages.mjs';

const SRC = join(import.meta.dirname, '../../src');

/** Attributes whose text people see or hear. */
const SPOKEN =
	/^(aria-label|aria-description|aria-valuetext|aria-roledescription|title|placeholder|alt|label|text|hint|heading|description|intro|missing|detail)$/;

/** Names, and what is the same in every language. */
const NOT_WORDS: readonly RegExp[] = [/TextAI Studio/g, /\b(?:JSON|CSV|PNG|kB|MB|ms|px)\b/g];

function hasWords(text: string): boolean {
	const rest = NOT_WORDS.reduce((left, name) => left.replaceAll(name, ''), text);
	return /\p{L}/u.test(rest);
}

interface AstNode {
	readonly type: string;
	readonly [key: string]: unknown;
}

function isNode(value: unknown): value is AstNode {
	return typeof value === 'object' && value !== null && 'type' in value;
}

/** Every node below one, style sheets and attributes' own nodes included. */
function* nodesOf(value: unknown): Generator<AstNode> {
	if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
	else if (isNode(value)) {
		yield value;
		if (/^(StyleSheet|StyleDirective|Attribute)$/.test(value.type)) return;
		if (value.name === 'code') return;
		for (const [key, child] of Object.entries(value)) {
			if (key !== 'metadata' && typeof child === 'object') yield* nodesOf(child);
		}
	}
}

/** Words that stand in a component itself: between its tags, or in what people see or hear of an attribute. */
function hardCoded(source: string): string[] {
	const found: string[] = [];
	for (const node of nodesOf(parse(source, { modern: true }).fragment)) {
		if (node.type === 'Text' && typeof node.data === 'string' && hasWords(node.data)) {
			found.push(node.data.trim());
		}
		if (node.type !== 'Attribute' || !SPOKEN.test(String(node.name))) continue;
		for (const part of Array.isArray(node.value) ? node.value : [node.value]) {
			if (isNode(part) && part.type === 'Text' && hasWords(String(part.data))) {
				found.push(`${String(node.name)}: ${String(part.data)}`);
			}
		}
	}
	return found;
}

const components = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
	(name) => name.endsWith('.svelte') && !/features\/job-match\//.test(name)
);

describe('the words of the interface', () => {
	it('finds words between tags and in attributes, and nothing in code', () => {
		const source = `<script lang="ts">let label = 'Any';</script>
			<p class="text-ink" title={label}>{label}</p><p title="Spoken">Seen <b>{label}</b></p>
			<Logo /> TextAI Studio <style>p { color: red; }</style>`;
		expect(hardCoded(source)).toEqual(['title: Spoken', 'Seen']);
	});

	it.each(components)('%s has none of its own', (name) => {
		expect(hardCoded(readFileSync(join(SRC, name), 'utf8'))).toEqual([]);
	});

	it('are messages with the same keys and parameters in every language', () => {
		const [base, ...others] = readLocales().map((locale) => describeAreas(readAreas(locale)));
		expect(others.length).toBeGreaterThan(0);
		for (const other of others) expect(other).toEqual(base);
	});

	it('are all used', () => {
		const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('lib/paraglide'))
			.map((name) => readFileSync(join(SRC, name), 'utf8'));
		const unused = Object.entries(readAreas('en')).flatMap(([area, messages]) => {
			const users = sources.filter((source) => source.includes(`#lib/paraglide/${area}.js`));
			return Object.keys(messages)
				.filter((key) => !users.some((source) => new RegExp(`\\.${key}\\b`).test(source)))
				.map((key) => `${area}: ${key}`);
		});
		expect(unused).toEqual([]);
	});
});

/** Parameters by area and key; of plurals also that there is a form for what every language has. */
function describeAreas(areas: ReturnType<typeof readAreas>) {
	return Object.fromEntries(
		Object.entries(areas).map(([area, messages]) => [
			area,
			Object.fromEntries(
				Object.entries(messages).map(([key, message]) => [
					key,
					{
						parameters: parametersOf(message),
						isPlural: typeof message !== 'string' && 'other' in message
					}
				])
			)
		])
	);
}
