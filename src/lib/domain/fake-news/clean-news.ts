import type { CleaningRule } from '#lib/domain/classification/cleaned-text.ts';

/**
 * What was taken out of the training texts and is taken out here: links, which reveal the source; the
 * datelines of news agencies, which in public data sets stand only before articles of one class, so that
 * a model would learn the agency's name and nothing else; and the signs of handles and hash tags.
 */
export const NEWS_RULES: readonly CleaningRule[] = [
	{ pattern: /(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.co\/)\S+/giu, replacement: ' ' },
	{
		pattern:
			/(?<=^|[\n.!?"”]\s?)[\p{Lu}][\p{L}.,/’' ]{0,60}\((?:Reuters|AP|AFP|CNN|UPI)\)\s*[-–—]*\s*/gu,
		replacement: ''
	},
	{ pattern: /\(Reuters\)\s*[-–—]?/gu, replacement: ' ' },
	{ pattern: /[#@]/gu, replacement: '' }
];
