import { CARE_AND_CRAFT_SKILLS } from './skills/care-and-craft-skills.ts';
import { DATA_SKILLS } from './skills/data-skills.ts';
import { OFFICE_SKILLS } from './skills/office-skills.ts';
import { SOFTWARE_SKILLS } from './skills/software-skills.ts';

/** A spelling of a skill as its tokens; `isAmbiguous` ones need a fitting context. */
export interface Spelling {
	readonly skill: string;
	readonly tokens: readonly string[];
	readonly isAmbiguous: boolean;
}

/**
 * A word, with the marks that make a name: `C++`, `C#`, `.NET`. Other joints (`CI/CD`, `A/B`,
 * `Node.js`, `front-end`) part tokens, and spellings are sequences of them, so `Node JS` is found too.
 */
const TOKEN = /\.(?:net|js|io)\b|[\p{L}\p{N}]+(?:\+\+|#(?![\p{L}\p{N}]))?/giu;

export interface Token {
	readonly start: number;
	readonly end: number;
	/** As compared: lower case, a plural s taken off. */
	readonly norm: string;
}

export function tokenize(text: string): Token[] {
	return Array.from(text.matchAll(TOKEN), (match) => ({
		start: match.index,
		end: match.index + match[0].length,
		norm: normalize(match[0])
	}));
}

function normalize(token: string): string {
	const lower = token.toLowerCase();
	return lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss')
		? lower.slice(0, -1)
		: lower;
}

/** All spellings by their first token, the longest first. */
export const SPELLINGS: ReadonlyMap<string, readonly Spelling[]> = indexSpellings();

/** Skills whose names, standing beside an ambiguous one, say that a technical skill is meant. */
export const TECHNICAL_SKILLS: ReadonlySet<string> = new Set(
	[SOFTWARE_SKILLS, DATA_SKILLS].flatMap((data) => entries(data).map(([name]) => name))
);

function entries(data: string): [name: string, ...spellings: string[]][] {
	return data
		.trim()
		.split('\n')
		.map((line) => {
			const [name = '', ...spellings] = line.split('|');
			return [name, ...spellings];
		});
}

function indexSpellings(): Map<string, Spelling[]> {
	const index = new Map<string, Spelling[]>();
	const all = [SOFTWARE_SKILLS, DATA_SKILLS, OFFICE_SKILLS, CARE_AND_CRAFT_SKILLS];
	for (const [name, ...others] of all.flatMap(entries)) {
		// A name repeated with `?` marks the bare name itself as ambiguous.
		const isNameAmbiguous = others.some((s) => s.toLowerCase() === `?${name.toLowerCase()}`);
		for (const spelling of isNameAmbiguous ? others : [name, ...others]) {
			const isAmbiguous = spelling.startsWith('?');
			const tokens = tokenize(spelling).map((token) => token.norm);
			const [first] = tokens;
			if (first === undefined) continue;
			const known = index.get(first) ?? [];
			known.push({ skill: name, tokens, isAmbiguous });
			index.set(first, known);
		}
	}
	for (const known of index.values()) known.sort((a, b) => b.tokens.length - a.tokens.length);
	return index;
}
