import { Arena } from './arena.ts';
import { type Kernels, openKernels } from './kernels.ts';
import type { EncoderLayout, NormLayout, TableLayout } from './layout.ts';
import { placeProduct } from './place-product.ts';
import { planProduct, type Product } from './plan-product.ts';
import { StoredNumbers } from './stored-numbers.ts';
import { planWorkspace, type Workspace } from './workspace.ts';

export interface Norm {
	readonly weight: number;
	readonly bias: number;
}

interface Layer {
	readonly queryKeyValue: Product;
	readonly output: Product;
	readonly outputNorm: Norm;
	readonly inner: Product;
	readonly outer: Product;
	readonly norm: Norm;
}

/** A model in WASM memory, ready to run: addresses of everything. */
export interface PlacedEncoder {
	readonly layout: EncoderLayout;
	readonly kernels: Kernels;
	readonly memory: WebAssembly.Memory;
	readonly words: number;
	readonly positions: number;
	/** What every token gets: the first row of the types. */
	readonly base: number;
	readonly norm: Norm;
	readonly layers: readonly Layer[];
	readonly head: { readonly pooler: Product; readonly classifier: Product } | undefined;
	readonly room: Workspace;
}

/**
 * Copies what a model needs of `data` into a WASM memory of its own; `data` may go afterwards.
 * @param maxTokens of all texts of one call together
 */
export async function placeEncoder(
	module: WebAssembly.Module,
	layout: EncoderLayout,
	data: Uint8Array<ArrayBuffer>,
	maxTokens: number
): Promise<PlacedEncoder> {
	const planned = plan(layout, maxTokens);
	const memory = planned.arena.createMemory();
	const kernels = await openKernels(module, memory);
	const encoder = { ...planned, layout, kernels, memory };
	const numbers = new StoredNumbers(data);
	placeEmbeddings(encoder, numbers);
	for (const [index, layer] of encoder.layers.entries()) {
		const stored = layout.layers[index];
		if (!stored) continue;
		placeNorm(encoder, stored.outputNorm, numbers, layer.outputNorm);
		placeNorm(encoder, stored.norm, numbers, layer.norm);
	}
	for (const product of productsOf(encoder)) {
		placeProduct(product, numbers, kernels, memory, encoder.room.wide);
	}
	return encoder;
}

function plan({ width, embeddings, layers, head, ...rest }: EncoderLayout, maxTokens: number) {
	const arena = new Arena();
	const norm = (): Norm => ({ weight: arena.take(width * 4), bias: arena.take(width * 4) });
	return {
		arena,
		words: arena.take(embeddings.words.rows * width),
		positions: arena.take(embeddings.positions.rows * width),
		base: arena.take(width * 4),
		norm: norm(),
		layers: layers.map((layer): Layer => ({
			queryKeyValue: planProduct([layer.query, layer.key, layer.value], arena),
			output: planProduct([layer.output], arena),
			outputNorm: norm(),
			inner: planProduct([layer.inner], arena),
			outer: planProduct([layer.outer], arena),
			norm: norm()
		})),
		head: head && {
			pooler: planProduct([head.pooler], arena),
			classifier: planProduct([head.classifier], arena)
		},
		room: planWorkspace({ width, embeddings, layers, head, ...rest }, maxTokens, arena)
	};
}

function productsOf({ layers, head }: Pick<PlacedEncoder, 'layers' | 'head'>): Product[] {
	const all = layers.flatMap((layer) => [
		layer.queryKeyValue,
		layer.output,
		layer.inner,
		layer.outer
	]);
	return head ? [...all, head.pooler, head.classifier] : all;
}

function placeEmbeddings(encoder: PlacedEncoder, numbers: StoredNumbers): void {
	const { width, embeddings } = encoder.layout;
	const { buffer } = encoder.memory;
	const placeTable = (table: TableLayout, address: number) => {
		const count = table.rows * width;
		new Uint8Array(buffer, address, count).set(numbers.bytes(table.values, count));
	};
	placeTable(embeddings.words, encoder.words);
	placeTable(embeddings.positions, encoder.positions);
	const { types } = embeddings;
	const first = numbers.bytes(types.values, types.rows * width).subarray(0, width);
	new Float32Array(buffer, encoder.base, width).set(
		Array.from(first, (byte) => (byte - types.zero) * types.scale)
	);
	placeNorm(encoder, embeddings.norm, numbers, encoder.norm);
}

function placeNorm(
	{ layout: { width }, memory: { buffer } }: PlacedEncoder,
	stored: NormLayout,
	numbers: StoredNumbers,
	{ weight, bias }: Norm
): void {
	new Float32Array(buffer, weight, width).set(numbers.floats(stored.weight, width));
	new Float32Array(buffer, bias, width).set(numbers.floats(stored.bias, width));
}
