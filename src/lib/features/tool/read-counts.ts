import * as m from '#lib/paraglide/tool.js';

interface Counts {
	readonly words: number;
	readonly sentences: number;
	readonly tokens: number;
	readonly windows: number;
}

/** `867 words, 59 sentences, 1,000 tokens. Read in 14 overlapping windows; nothing was left out.` */
export function describeCounts({ words, sentences, tokens, windows }: Counts): string {
	const parts = [
		m.words({ count: words }),
		m.sentences({ count: sentences }),
		m.tokens({ count: tokens })
	];
	return `${parts.join(', ')}. ${m.read_windows({ count: windows })}`;
}
