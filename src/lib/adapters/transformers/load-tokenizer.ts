import { AutoTokenizer } from '@huggingface/transformers';
import { TextTokenizer } from '#lib/adapters/inference/text-tokenizer.ts';

/** @param model its folder's name below `env.localModelPath` */
export async function loadTokenizer(model: string): Promise<TextTokenizer> {
	const tokenizer = await AutoTokenizer.from_pretrained(model);
	return new TextTokenizer({
		encode: (text) => tokenizer.encode(text, { add_special_tokens: true }),
		decode: (ids) => tokenizer.decode(ids, { skip_special_tokens: true })
	});
}
