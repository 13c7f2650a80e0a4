import { type Canary, CANARY_TOLERANCE, canarySchema } from '#lib/domain/inference/canary.ts';
import { writeModelFile } from '#scripts/models/manifest-files.ts';
import { loadClassifier, loadEmbedder, readManifest } from '#scripts/models/node-models.ts';

/*
 * Writes `canary.json` of every model that ships, the floats' answers to a few texts, and names it in the
 * manifest. Run it whenever a model changes: `npx tsx scripts/canary/main.ts`.
 */

/** Short, middling and long, so that one batch has padding, attention masks and many positions in it. */
const TEXTS = [
	'Not bad at all.',
	'The council voted 7 to 2 for the new bridge; building starts in March, the minutes show.',
	'I wanted to love this camera. The pictures are sharp, the colours are true, and it is light enough ' +
		'to carry all day. But the battery is empty after two hours, the menus are a maze, and twice it ' +
		'lost everything on the card. I sent it back, and the shop, to be fair, paid at once and asked ' +
		'what had gone wrong. Would I try the next version? Perhaps, once others have had it for a year.'
];

for (const name of ['sentiment', 'fake-news'] as const) {
	write(name, await (await loadClassifier(name, { products: 'floats' })).classify(TEXTS));
}
write('minilm', await (await loadEmbedder('minilm', { products: 'floats' })).embed(TEXTS));

function write(name: string, answers: readonly Float32Array[]): void {
	const canary: Canary = canarySchema.parse({
		schema: 1,
		texts: TEXTS,
		expected: answers.map((numbers) => Array.from(numbers, (value) => Number(value.toFixed(6)))),
		tolerance: CANARY_TOLERANCE[readManifest(name).task]
	});
	writeModelFile(name, 'canary.json', Buffer.from(`${JSON.stringify(canary)}\n`));
}
