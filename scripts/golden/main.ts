import { readManifest } from '#scripts/models/node-models.ts';
import { answersOf, MODELS } from './answers.ts';
import { writeGolden } from './golden-file.ts';

/*
 * Writes what every model that ships answers to a few texts on each of its backends into `tests/fixtures/golden/`.
 * Run it when a model or the way it is computed has changed on purpose: `npx tsx scripts/golden/main.ts`. The
 * difference that Git shows is then part of the change.
 */

/** Of several lengths, and with what tokenizers stumble over. */
const TEXTS = [
	'Not bad at all.',
	'The battery is empty after two hours.',
	'naïve café, ÅNGSTRÖM, 日本語 — and 3.14159!',
	'The council voted 7 to 2 for the new bridge; building starts in March, the minutes show.',
	'SHOCKING: they do not want you to know what is in your tap water!!!',
	'I wanted to love this camera. The pictures are sharp and the colours are true, but the menus are a maze, and ' +
		'twice it lost everything on the card. I sent it back, and the shop, to be fair, paid at once.'
];

for (const name of MODELS) {
	const { id, revision, dtype } = readManifest(name);
	const answers = {
		onnx: await answersOf(name, 'onnx', TEXTS),
		kernels: await answersOf(name, 'kernels', TEXTS),
		floats: await answersOf(name, 'floats', TEXTS)
	};
	writeGolden(`${name}-${dtype}`, { model: id, revision, dtype, texts: TEXTS, answers });
}
