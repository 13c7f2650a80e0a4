import { z } from 'zod';

/** Offset of numbers in the data file, in bytes; the numbers themselves where they are few. */
const placeSchema = z.union([z.int().nonnegative(), z.array(z.number())]);
export type Place = z.infer<typeof placeSchema>;

const normSchema = z.object({ weight: placeSchema, bias: placeSchema });
export type NormLayout = z.infer<typeof normSchema>;

/** Rows of unsigned bytes: a number is `(byte - zero) × scale`. */
const tableSchema = z.object({
	values: placeSchema,
	rows: z.int().positive(),
	scale: z.number(),
	zero: z.int()
});
export type TableLayout = z.infer<typeof tableSchema>;

const productSchema = z.object({
	inputs: z.int().positive(),
	outputs: z.int().positive(),
	/** Signed bytes, `[inputs, outputs]`, one scale a column. */
	weight: placeSchema,
	scale: placeSchema,
	/** Inputs that are multiplied in floats. */
	outliers: z.array(z.int().nonnegative()),
	/** `[outliers, outputs]` */
	largeWeight: placeSchema,
	bias: placeSchema,
	/** Where the input is shifted to be positive: what takes the shift out again. */
	unshift: placeSchema.optional()
});
export type ProductLayout = z.infer<typeof productSchema>;

const layerSchema = z.object({
	query: productSchema,
	key: productSchema,
	value: productSchema,
	output: productSchema,
	outputNorm: normSchema,
	inner: productSchema,
	outer: productSchema,
	norm: normSchema
});

/** `onnx/encoder.json` of a model: a BERT of any depth, written by `models/training/quantise/layout.py`. */
export const layoutSchema = z.object({
	schema: z.literal(1),
	/** File beside it that holds the numbers. */
	data: z.string(),
	/** A multiple of 32, as heads have 32 numbers each. */
	width: z.int().positive().multipleOf(32),
	inner: z.int().positive().multipleOf(16),
	heads: z.int().positive(),
	epsilon: z.number().positive(),
	embeddings: z.object({
		words: tableSchema,
		positions: tableSchema,
		types: tableSchema,
		norm: normSchema
	}),
	layers: z.array(layerSchema).min(1),
	/** Of classifiers: what makes logits of the first token. */
	head: z.object({ pooler: productSchema, classifier: productSchema }).optional()
});
export type EncoderLayout = z.infer<typeof layoutSchema>;
