import type { CleaningRule } from '#lib/domain/classification/cleaned-text.ts';

const AGENCIES =
	'(?:Thomson )?Reuters(?: Health| Foundation)?|AP|AFP|CNN|UPI|ANI|PTI|IANS|Xinhua|Bloomberg';
const OUTLETS =
	'CNN|BBC(?: News)?|Fox News|Reuters|NBC News|CBS News|ABC News|USA Today|The New York Times|' +
	'The Washington Post|The Guardian|Daily Mail Online|People\\.com|Breitbart|HuffPost|Snopes|PolitiFact';

/**
 * What was taken out of the training texts and is taken out here: links, handles, credits of pictures and
 * names of outlets, which reveal the source; and the datelines and names of news agencies, which in public data
 * sets stand only in articles of one class, so that a model would learn the agency's name and nothing else.
 * `models/training/encoder/cleaning.py` has the same rules; both are held to the same cases.
 */
export const NEWS_RULES: readonly CleaningRule[] = [
	{
		pattern:
			/(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.co\/|bit\.ly\/)\S+|(?<![A-Za-z0-9@.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|gov|edu|info|co\.uk)(?![A-Za-z0-9-])(?:\/\S*)?/giu,
		replacement: ' '
	},
	{
		pattern: new RegExp(
			`(?<=^|[\\n.!?"”]\\s?)[\\p{Lu}](?:[\\p{L},/’' ]|(?<=\\p{Lu})\\.){0,60}\\((?:${AGENCIES})\\)\\s*[-–—]*\\s*`,
			'gu'
		),
		replacement: ''
	},
	{ pattern: new RegExp(`\\((?:${AGENCIES})\\)\\s*[-–—]*`, 'gu'), replacement: ' ' },
	{ pattern: /(?<![\p{L}\p{N}])(?:Thomson )?Reuters(?![\p{L}\p{N}])/gu, replacement: ' ' },
	{
		pattern:
			/(?<![\p{L}\p{N}])(?:(?:Featured )?(?:Image|Photo|Photograph|Picture)s? (?:by|via|from|credit|courtesy of):? ?[^.\n]{1,60}|Getty Images)/giu,
		replacement: ' '
	},
	{ pattern: new RegExp(`\\s+[|–—-]\\s+(?:${OUTLETS})\\s*$`, 'gu'), replacement: '' },
	{ pattern: /(?<![\p{L}\p{N}.])@[A-Za-z0-9_]+/gu, replacement: '' },
	{ pattern: /[#@]/gu, replacement: '' }
];
