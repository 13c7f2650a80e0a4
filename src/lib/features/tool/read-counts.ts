interface Counts {
	readonly words: number;
	readonly sentences: number;
	readonly tokens: number;
	readonly windows: number;
}

function count(value: number, one: string): string {
	return `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;
}

/** `867 words, 59 sentences, 1,000 tokens. Read in 14 overlapping windows; nothing was left out.` */
export function describeCounts({ words, sentences, tokens, windows }: Counts): string {
	const way = windows > 1 ? `in ${windows} overlapping windows` : 'in one piece';
	const parts = [count(words, 'word'), count(sentences, 'sentence'), count(tokens, 'token')];
	return `${parts.join(', ')}. Read ${way}; nothing was left out.`;
}
