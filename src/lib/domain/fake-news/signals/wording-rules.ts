import type { SignalRule } from './signal.ts';

/** Signals that a pattern finds. Word lists after the usual guides on clickbait, hedging and loaded language. */
export const WORDING_RULES: readonly SignalRule[] = [
	{
		id: 'shouting-capitals',
		title: 'Words in capitals',
		direction: 'lowers',
		explanation:
			'Whole words in capitals press for a feeling before there is a fact. News desks avoid them.',
		patterns: [
			/(?<![\p{L}\p{N}])(?!(?:COVID|NASA|NATO|UNESCO|UNICEF|OPEC|ASEAN|FIFA|UEFA|BREXIT|AIDS|SARS|MERS|HTML|JSON|NAACP|ACLU|OSHA|POTUS|FLOTUS|SCOTUS|WASHINGTON|LONDON|BRUSSELS|MOSCOW|BEIJING|PARIS|BERLIN)(?![\p{L}\p{N}]))\p{Lu}{4,}(?:\s+\p{Lu}{2,})*(?![\p{L}\p{N}])/gu
		],
		least: 1
	},
	{
		id: 'shouting-punctuation',
		title: 'Repeated punctuation',
		direction: 'lowers',
		explanation: 'Several exclamation or question marks stand for excitement, not for evidence.',
		patterns: [/[!?]{2,}|(?:![^!?\n]{1,80}){2}!/gu],
		least: 1
	},
	{
		id: 'clickbait',
		title: 'Clickbait wording',
		direction: 'lowers',
		explanation:
			'The wording holds something back or promises a surprise, so that people click and share before they read.',
		patterns: [
			/\byou (?:won['’]t|will not|will never) believe\b[^.!?\n]{0,40}/giu,
			/\bwhat happen(?:s|ed) next\b/giu,
			/\b(?:this|one) (?:one )?(?:weird|simple|strange) (?:trick|tip)\b/giu,
			/\b(?:doctors|scientists|experts|they|the media|big pharma) (?:hate|don['’]t want you to|won['’]t tell you|do not want you to)\b[^.!?\n]{0,40}/giu,
			/\b(?:will (?:shock|amaze|blow) (?:you|your mind))\b/giu,
			/\b(?:the (?:shocking |real |hidden )?truth about|what they['’]re (?:hiding|not telling you))\b/giu,
			/\b(?:must[- ](?:see|watch|read)|gone viral|goes viral|share before|before it['’]?s (?:deleted|removed|too late)|breaking ?!)/giu,
			/\b\d{1,2} (?:things|reasons|ways|facts|secrets|signs) (?:you|that|why|to)\b/giu,
			/(?:^|\n)\s*(?:watch|wow|omg|busted|bombshell|boom|must see)\s*[:!]/giu
		],
		least: 1
	},
	{
		id: 'vague-attribution',
		title: 'Sources that have no name',
		direction: 'lowers',
		explanation:
			'The text leans on people whom nobody can ask. A reader cannot check who said this, or when.',
		patterns: [
			/\b(?:some|many|most|several) (?:people|experts|scientists|doctors|critics|observers|say|believe|claim)(?: (?:say|said|believe|claim|think|argue|agree|fear))?\b/giu,
			/\b(?:it is|it['’]s|it was|has been) (?:said|rumou?red|claimed|believed|alleged|reported) that\b/giu,
			/\b(?:rumou?r has it|word is|people are saying|everyone knows|experts (?:say|agree)|(?:doctors|scientists|insiders|officials|researchers|critics) (?:say|claim|warn|admit)|studies (?:show|prove)|research shows|sources (?:say|said|claim|told|close to)|anonymous sources?|an? (?:unnamed|anonymous) (?:source|official|insider)|insiders? (?:say|said|claim|told|revealed?))\b/giu
		],
		least: 1
	},
	{
		id: 'hedging',
		title: 'Hedged statements',
		direction: 'neutral',
		explanation:
			'Words such as "may" or "reportedly" leave a way out. Careful reporting uses them, and so does gossip: look for who says it.',
		patterns: [
			/\b(?:reportedly|allegedly|supposedly|apparently|purportedly|presumably|possibly|might|may have|could have|could be|seems? to|appears? to|is thought to|are thought to)\b/giu
		],
		least: 1
	},
	{
		id: 'loaded-words',
		title: 'Loaded words',
		direction: 'lowers',
		explanation: 'Strong words judge before they tell. Reports leave the judging to the reader.',
		patterns: [
			/\b(?:shocking|outrageous|disgusting|horrifying|terrifying|evil|corrupt|crooked|traitors?|treason|sham|hoax|scandalous|disgraceful|pathetic|idiotic?s?|morons?|insane|sickening|vile|brainwash(?:ed|ing)?|sheeple|cover[- ]?up|conspiracy|tyranny|regime|puppets?|elites?|globalists?|mainstream media|deep state|miracle|secret(?:ly)?|destroy(?:s|ed)|slam(?:s|med)|blast(?:s|ed)|obliterate[sd]?|explosive|bombshell|unbelievable|incredible)\b/giu
		],
		least: 1
	},
	{
		id: 'urge-to-share',
		title: 'Asks to be passed on',
		direction: 'lowers',
		explanation: 'A call to share or act at once leaves no time for checking.',
		patterns: [
			/\b(?:please (?:share|retweet|forward|rt)|share (?:this|if)|spread the word|pass (?:this|it) on|forward (?:this|to)|wake up,? (?:people|america|sheeple|everyone))\b/giu
		],
		least: 1
	}
];
