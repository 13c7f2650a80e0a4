/** The tools that a classifier of two labels can serve, with our names for the labels. */
export const TOOL_LABELS = {
	sentiment: ['NEGATIVE', 'POSITIVE'],
	'fake-news': ['REAL', 'FAKE']
} as const;

export type LabelledTool = keyof typeof TOOL_LABELS;

/** What other people call them; compared in lower case, without signs. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
	NEGATIVE: ['negative', 'neg', 'bad'],
	POSITIVE: ['positive', 'pos', 'good'],
	REAL: ['real', 'true', 'reliable', 'truthful', 'legit', 'realnews', 'truenews'],
	FAKE: ['fake', 'false', 'unreliable', 'untruthful', 'hoax', 'fakenews', 'falsenews']
};

/**
 * Our names for a model's own, in its order; undefined where they do not tell, as `LABEL_0` does not: the user has
 * to say then, since guessing wrong turns every answer round.
 */
export function mapLabels(tool: LabelledTool, own: readonly string[]): string[] | undefined {
	const mapped = own.map((name) => {
		const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
		return TOOL_LABELS[tool].find((ours) => SYNONYMS[ours]?.includes(plain));
	});
	const known = mapped.flatMap((name) => name ?? []);
	return isComplete(tool, known) ? known : undefined;
}

/** Whether each of our two labels is named exactly once. */
export function isComplete(tool: LabelledTool, labels: readonly string[]): boolean {
	return labels.length === 2 && TOOL_LABELS[tool].every((ours) => labels.includes(ours));
}

/** The tool whose labels a model's names are, where they tell. */
export function toolOfLabels(own: readonly string[]): LabelledTool | undefined {
	const tools: readonly LabelledTool[] = ['sentiment', 'fake-news'];
	return tools.find((tool) => mapLabels(tool, own) !== undefined);
}
