/** Scripts that one language, or one that we can name from its letters, is written in. */
const SCRIPTS: readonly { readonly code: string; readonly letters: RegExp }[] = [
	{ code: 'ja', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
	{ code: 'zh', letters: /\p{Script=Han}/gu },
	{ code: 'ko', letters: /\p{Script=Hangul}/gu },
	{ code: 'ru', letters: /\p{Script=Cyrillic}/gu },
	{ code: 'ar', letters: /\p{Script=Arabic}/gu },
	{ code: 'he', letters: /\p{Script=Hebrew}/gu },
	{ code: 'el', letters: /\p{Script=Greek}/gu },
	{ code: 'hi', letters: /\p{Script=Devanagari}/gu },
	{ code: 'bn', letters: /\p{Script=Bengali}/gu },
	{ code: 'ta', letters: /\p{Script=Tamil}/gu },
	{ code: 'te', letters: /\p{Script=Telugu}/gu },
	{ code: 'th', letters: /\p{Script=Thai}/gu }
];

/** Letters that tell a language from the main one of its script. */
const SISTERS: readonly { readonly of: string; readonly code: string; readonly letters: RegExp }[] =
	[
		{ of: 'ru', code: 'uk', letters: /[іїєґ]/iu },
		{ of: 'ar', code: 'fa', letters: /[پچژگ]/u },
		{ of: 'ar', code: 'ur', letters: /[ٹڈڑے]/u }
	];

/** Writing without spaces: about so many letters make a word there. */
const LETTERS_PER_WORD: Readonly<Record<string, number>> = { ja: 2, zh: 2, th: 4 };

export interface ScriptShare {
	readonly code: string;
	/** About how many words are written in this script. */
	readonly words: number;
}

/**
 * The scripts other than Latin in a text, most words first. Japanese mixes kana with Han letters, so where a
 * tenth of both together is kana, the Han letters count as Japanese.
 */
export function findScripts(text: string): ScriptShare[] {
	const letters = new Map<string, number>();
	for (const script of SCRIPTS) {
		const count = text.match(script.letters)?.length ?? 0;
		if (count > 0) letters.set(script.code, count);
	}

	const kana = letters.get('ja') ?? 0;
	const han = letters.get('zh') ?? 0;
	if (kana > 0 && kana >= 0.1 * (kana + han)) {
		letters.set('ja', kana + han);
		letters.delete('zh');
	}

	return [...letters]
		.map(([code, count]) => ({
			code: SISTERS.find((sister) => sister.of === code && sister.letters.test(text))?.code ?? code,
			words: Math.max(1, Math.round(count / (LETTERS_PER_WORD[code] ?? 5)))
		}))
		.sort((a, b) => b.words - a.words);
}
