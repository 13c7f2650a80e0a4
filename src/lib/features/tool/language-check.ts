import { detectLanguage } from '#lib/domain/language/detect-language.ts';

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
			title: 'No English words were found in this text',
			detail: 'The model knows English words only, so its answer would be a guess.'
		};
	}
	if (!isReliable) return undefined;
	if (code !== 'en') {
		return {
			title: `This looks like ${languageName(code)}`,
			detail: 'The model learned from English texts only, so its answer would be a guess.'
		};
	}
	const other = shares.find((part) => part.code !== 'en' && part.code !== 'unknown');
	if (!other || other.share < NOTABLE_SHARE) return undefined;
	return {
		title: `About ${Math.round(other.share * 100)} % of this looks like ${languageName(other.code)}`,
		detail: 'The model learned from English texts only; do not rely on it for the other parts.'
	};
}

function languageName(code: string): string {
	return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
