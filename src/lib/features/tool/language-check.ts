import { detectLanguage } from '#lib/domain/language/detect-language.ts';
import * as m from '#lib/paraglide/tool.js';
import { language } from '#lib/words/language.svelte.ts';

/** What the user reads before an English model meets a text that it was not made for. */
export interface LanguageWarning {
	readonly title: string;
	readonly detail: string;
}

/** Enough to tell the language; more would hold up the page. */
const CHECKED_CHARACTERS = 20_000;
/** From this share on the other language is worth a word in a text that is mostly English. */
const NOTABLE_SHARE = 0.3;

export function checkLanguage(text: string): LanguageWarning | undefined {
	const { code, isReliable, shares } = detectLanguage(text.slice(0, CHECKED_CHARACTERS));
	if (code === 'unknown') {
		return {
			title: m.no_english_words_were_found_in(),
			detail: m.the_model_knows_english_words_only()
		};
	}
	if (!isReliable) return undefined;
	if (code !== 'en') {
		return {
			title: m.this_looks_like({ code: languageName(code) }),
			detail: m.the_model_learned_from_english()
		};
	}
	const other = shares.find((part) => part.code !== 'en' && part.code !== 'unknown');
	if (!other || other.share < NOTABLE_SHARE) return undefined;
	return {
		title: m.about_of_this_looks_like({
			round: Math.round(other.share * 100),
			code: languageName(other.code)
		}),
		detail: m.the_model_learned_from_english_2()
	};
}

function languageName(code: string): string {
	return new Intl.DisplayNames([language()], { type: 'language' }).of(code) ?? code;
}
