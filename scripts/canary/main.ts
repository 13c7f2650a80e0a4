import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Canary, canarySchema } from '#lib/domain/inference/canary.ts';
import { readManifest } from '#scripts/models/node-models.ts';
import { loadFloatClassifier, loadFloatEmbedder } from './float-models.ts';

/**
 * Writes `canary.json` of every model that ships and names it in the manifest. Run it whenever a model
 * changes: `npx tsx scripts/canary/main.ts`.
 */
const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));
const FILE = 'canary.json';

/** Short, middling and long, so that one batch has padding, attention masks and many positions in it. */
const TEXTS = [
	'Not bad at all.',
	'The council voted 7 to 2 for the new bridge; building starts in March, the minutes show.',
	'I wanted to love this camera. The pictures are sharp, the colours are true, and it is light enough ' +
		'to carry all day. But the battery is empty after two hours, the menus are a maze, and twice it ' +
		'lost everything on the card. I sent it back, and the shop, to be fair, paid at once and asked ' +
		'what had gone wrong. Would I try the next version? Perhaps, once others have had it for a year.'
];

/**
 * Floats on another device round otherwise: by 0.0000006 in embeddings where this was tried. A wrong kernel is
 * off by far more. Logits reach about 4, components of a unit vector about 0.2.
 */
const TOLERANCE = { 'text-classification': 0.01, 'feature-extraction': 0.001 } as const;

/** A record first, then the files: what else the manifest holds keeps its place. */
const recordSchema = z.record(z.string(), z.unknown());
const filesSchema = z.array(z.looseObject({ path: z.string() }));

for (const name of ['sentiment', 'fake-news', 'minilm']) {
	const { task } = readManifest(name);
	const answers =
		task === 'text-classification'
			? await (await loadFloatClassifier(name)).classify(TEXTS)
			: await (await loadFloatEmbedder(name)).embed(TEXTS);
	const canary: Canary = canarySchema.parse({
		schema: 1,
		texts: TEXTS,
		expected: answers.map((numbers) => Array.from(numbers, (value) => Number(value.toFixed(6)))),
		tolerance: TOLERANCE[task]
	});
	const bytes = Buffer.from(`${JSON.stringify(canary)}\n`);
	writeFileSync(`${MODELS}${name}/${FILE}`, bytes);
	nameInManifest(`${MODELS}${name}/manifest.json`, bytes);
	console.log(`${name}/${FILE}: ${bytes.length} bytes`);
}

function nameInManifest(file: string, bytes: Buffer): void {
	const manifest = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	const others = filesSchema.parse(manifest.files).filter(({ path }) => path !== FILE);
	const entry = {
		path: FILE,
		bytes: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex')
	};
	writeFileSync(
		file,
		`${JSON.stringify({ ...manifest, files: [entry, ...others] }, null, '\t')}\n`
	);
}
