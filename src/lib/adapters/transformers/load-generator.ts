import { AutoModelForSeq2SeqLM, type PreTrainedModel } from '@huggingface/transformers';
import { z } from 'zod';
import { searchTokens } from '#lib/domain/generation/search.ts';
import type { GenerationRules } from '#lib/domain/generation/generation-options.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { TextGenerator } from '#lib/ports/text-model.ts';
import { loadTokenizer } from './load-tokenizer.ts';
import { type Loaded, type SessionOptions, sessionOptions, tokenCounter } from './load-models.ts';
import { Seq2SeqDecoder } from './seq2seq-decoder.ts';

const maybeToken = z.int().nullish();

/** The tokens that frame an answer, from `generation_config.json` and, where that lacks them, `config.json`. */
const rulesSchema = z.object({
	decoder_start_token_id: z.int(),
	eos_token_id: z.union([z.int(), z.array(z.int())]),
	forced_bos_token_id: maybeToken,
	length_penalty: z.number().nullish(),
	early_stopping: z.union([z.boolean(), z.literal('never')]).nullish()
});

/** An encoder-decoder that writes. @throws where the files are not those of one */
export async function loadGenerator(
	manifest: ModelManifest,
	options: SessionOptions
): Promise<Loaded<TextGenerator>> {
	const [tokenizer, network] = await Promise.all([
		loadTokenizer(manifest.name),
		AutoModelForSeq2SeqLM.from_pretrained(manifest.name, sessionOptions(manifest, options))
	]);
	const rules = rulesOf(network);
	const model: TextGenerator = {
		...tokenCounter(tokenizer, manifest),
		async generate(text, generation, { signal, onToken } = {}) {
			const input = tokenizer.encode(text);
			if (input.length > manifest.maxTokens) {
				throw new RangeError(
					`The text has more than ${manifest.maxTokens} tokens: split it first.`
				);
			}
			const decoder = await Seq2SeqDecoder.start(network, input);
			try {
				const ids = await searchTokens({
					step: (tokens, parents) => decoder.step(tokens, parents),
					options: generation,
					rules,
					signal,
					onTokens: onToken && ((written) => onToken(tokenizer.decode(written), written.length))
				});
				return { ids, text: tokenizer.decode(ids) };
			} finally {
				await decoder.dispose();
			}
		}
	};
	return {
		model,
		dispose: async () => {
			await network.dispose();
		}
	};
}

function rulesOf(network: PreTrainedModel): GenerationRules {
	const found = rulesSchema.parse(Object.assign({}, network.config, network.generation_config));
	const [endToken] = [found.eos_token_id].flat();
	if (endToken === undefined) throw new TypeError('The model names no token that ends a text.');
	return {
		startToken: found.decoder_start_token_id,
		endToken,
		forcedFirstToken: found.forced_bos_token_id ?? undefined,
		lengthPenalty: found.length_penalty ?? 1,
		stopsEarly: found.early_stopping === true
	};
}
