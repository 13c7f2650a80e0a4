import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { readAreas } from '#scripts/words/read-messages.mjs';
import { codeOf, wordsInCode } from './words-in-code.ts';

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

/** Texts for the models, which read English whatever the interface speaks. */
const SAMPLES = /(?:samples?|examples?)\b|Example\.svelte$/;

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
function hardCoded(source: string, name = ''): string[] {
	const component = parse(source, { modern: true });
	const found = SAMPLES.test(name) ? [] : wordsInCode(codeOf(component, source));
	for (const node of nodesOf(component.fragment)) {
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

/** Parts of the server side and tests are seen by nobody; the domain speaks in kinds. */
const DRAWS =
	/^(?:lib\/(?:features|ui|app|words)|routes)\/(?!.*\.(?:test|fixture|server|d)\.ts$).*\.ts$/;

const components = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.svelte')
);

describe('the words of the interface', () => {
	it('finds words between tags and in attributes', () => {
		const source = `<script lang="ts">let label = 'any';</script>
			<p class="text-ink" title={label}>{label}</p><p title="Spoken">Seen <b>{label}</b></p>
			<Logo /> TextAI Studio <style>p { color: red; }</style>`;
		expect(hardCoded(source)).toEqual(['title: Spoken', 'Seen']);
	});

	it.each(components)('%s has none of its own', (name) => {
		expect(hardCoded(readFileSync(join(SRC, name), 'utf8'), name)).toEqual([]);
	});

	it('finds words in code, and neither class names nor kinds', () => {
		const code = `import { a } from './a b.ts'; type Kind = 'No words here.';
			const kinds = ['not-shown', 'flex items-center gap-2', 'text-sm text-muted', 'en', 'Kept'];
			throw new Error('Not for users.'); note(isOld ? ' · from the cache' : \`\${n} Words of it.\`);`;
		expect(wordsInCode(code)).toEqual(['Kept', '· from the cache', 'Words of it.']);
		const component = `<script>let a = 'In a script.';</script><p class="flex grow">{a ? 'from here' : ''}</p>`;
		expect(hardCoded(component)).toEqual(['from here', 'In a script.']);
	});

	it('are in no other file that draws the screen', () => {
		const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
			.filter((name) => DRAWS.test(name) && !SAMPLES.test(name))
			.flatMap((name) =>
				wordsInCode(readFileSync(join(SRC, name), 'utf8')).map((text) => `${name}: ${text}`)
			);
		expect(found).toEqual([]);
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
