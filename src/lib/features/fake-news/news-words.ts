import type { NewsBand, NewsResult } from '#lib/domain/fake-news/news-result.ts';

export const BAND_NAMES: Readonly<Record<NewsBand, string>> = {
	'reliable-signs': 'Signs of reliability',
	unclear: 'Unclear',
	'unreliable-signs': 'Signs of unreliability'
};

/** The answer in one sentence: for screen readers, for copying, for sharing. */
export function describeNews({ band }: NewsResult): string {
	return `${BAND_NAMES[band]}. It judges wording, not facts.`;
}
