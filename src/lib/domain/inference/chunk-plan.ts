/** Tokens of one chunk: enough to fill a batch, few enough that a small job still keeps two workers busy. */
const CHUNK_TOKENS = 512;

/** English takes about four characters a token; two special tokens stand around every text. */
const CHARACTERS_PER_TOKEN = 4;
const SPECIAL_TOKENS = 2;

/**
 * Splits a long job into chunks of about equal work, texts of like length together, the longest first, so
 * that a long chunk never comes last.
 *
 * @returns chunks of indices into `texts`; every index appears exactly once, no chunk is empty
 */
export function planChunks(texts: readonly string[]): number[][] {
	const items = texts
		.map((text, index) => ({ index, cost: estimateTokens(text) }))
		.sort((a, b) => b.cost - a.cost || a.index - b.index);
	const total = items.reduce((sum, { cost }) => sum + cost, 0);
	const count = Math.max(1, Math.round(total / CHUNK_TOKENS));

	const chunks: number[][] = Array.from({ length: count }, () => []);
	let before = 0;
	for (const { index, cost } of items) {
		// By the middle of its own work: the last text stays within the last chunk.
		const place = Math.floor(((before + cost / 2) / total) * count);
		chunks[Math.min(count - 1, place)]?.push(index);
		before += cost;
	}
	return chunks.filter((chunk) => chunk.length > 0);
}

function estimateTokens(text: string): number {
	return SPECIAL_TOKENS + Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
