import { z } from 'zod';
import {
	deviceNoteSchema,
	devicePreferenceSchema,
	type LoadedModel,
	loadedModelSchema
} from '#lib/domain/inference/run-info.ts';
import { canarySchema } from '#lib/domain/inference/canary.ts';
import { manifestSchema } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import {
	type ScoringTool,
	scoringToolSchema,
	type Verdict,
	verdictSchema
} from '#lib/domain/verdict.ts';
import type { CallSchemas } from './rpc.ts';

const loadParamsSchema = z.object({
	/** With the checksums that the page was built with: a server cannot swap a model behind its back. */
	manifest: manifestSchema,
	/** Absolute address of the folder that holds the models' folders, with a slash at its end. */
	modelsUrl: z.url(),
	device: devicePreferenceSchema,
	/** What a model of the user's own answered on the processor. Those that ship bring a file. */
	canary: canarySchema.optional(),
	/** Why the device is not the preferred one, where an earlier worker found that out. */
	note: deviceNoteSchema.optional(),
	/** Used where the page is cross-origin isolated; one otherwise. */
	threads: z.int().positive()
});
export type LoadParams = z.infer<typeof loadParamsSchema>;

/** What a page may ask of a tool's worker. `load` comes first, once; a worker serves one model. */
export type ToolCalls = {
	readonly load: { readonly params: LoadParams; readonly result: LoadedModel };
	/** One answer of one tool; `input` and the result are parsed by the tool's own schemas. */
	readonly analyze: {
		readonly params: { readonly tool: ToolId; readonly input: unknown };
		readonly result: unknown;
	};
	/** Tokens of each text as the loaded model counts them, special tokens not included. */
	readonly count: {
		readonly params: { readonly texts: string[] };
		readonly result: number[];
	};
	/** Unit vectors, one a text. */
	readonly embed: {
		readonly params: { readonly texts: string[] };
		readonly result: Float32Array[];
	};
	/** What the model answers to texts, as numbers: logits, unit vectors, or the first tokens. */
	readonly known: {
		readonly params: { readonly texts: string[] };
		readonly result: number[][];
	};
	/** Label and probability of many texts, one a text, in the order given. */
	readonly score: {
		readonly params: { readonly tool: ScoringTool; readonly texts: string[] };
		readonly result: Verdict[];
	};
};

export const toolCalls: CallSchemas<ToolCalls> = {
	load: { params: loadParamsSchema, result: loadedModelSchema },
	analyze: {
		params: z.object({ tool: z.enum(TOOLS.map(({ id }) => id)), input: z.unknown() }),
		result: z.unknown()
	},
	count: {
		params: z.object({ texts: z.array(z.string()) }),
		result: z.array(z.int())
	},
	embed: {
		params: z.object({ texts: z.array(z.string()) }),
		result: z.array(z.custom<Float32Array>((value) => value instanceof Float32Array))
	},
	known: {
		params: z.object({ texts: z.array(z.string()) }),
		result: z.array(z.array(z.number()))
	},
	score: {
		params: z.object({ tool: scoringToolSchema, texts: z.array(z.string()) }),
		result: z.array(verdictSchema)
	}
};
