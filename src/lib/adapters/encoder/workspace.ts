import type { Arena } from './arena.ts';
import type { EncoderLayout } from './layout.ts';

/** Rows that `multiply` computes together. */
const ROWS = 4;
/** Numbers of a head, and the queries that are scored together: what `attend` wants room for. */
const ATTEND_ROWS = 32 + 4;

/** Addresses of what one call needs, all of it reused by the next. */
export interface Workspace {
	readonly maxTokens: number;
	readonly ids: number;
	readonly positions: number;
	/** `[tokens, width]` floats: the hidden states. */
	readonly hidden: number;
	/** `[tokens, width]` floats: what comes out of attention, and what is added to the hidden states. */
	readonly context: number;
	readonly change: number;
	/** `[tokens, 3 × width]` or `[tokens, inner]` floats, whichever is more. */
	readonly wide: number;
	/** `[tokens, inner]` bytes: the input of a product. */
	readonly bytes: number;
	readonly rowScales: number;
	readonly rowSums: number;
	/** The outlying columns of the input of a product. */
	readonly large: number;
	readonly attention: number;
}

export function planWorkspace(layout: EncoderLayout, maxTokens: number, arena: Arena): Workspace {
	const { width, inner, layers } = layout;
	const rows = Math.ceil(maxTokens / ROWS) * ROWS;
	const outliers = Math.max(
		...layers.flatMap((layer) =>
			[layer.query, layer.output, layer.inner, layer.outer].map((one) => one.outliers.length)
		)
	);
	return {
		maxTokens,
		ids: arena.take(rows * 4),
		positions: arena.take(rows * 4),
		hidden: arena.take(rows * width * 4),
		context: arena.take(rows * width * 4),
		change: arena.take(rows * width * 4),
		wide: arena.take(rows * Math.max(3 * width, inner) * 4),
		bytes: arena.take(rows * inner),
		rowScales: arena.take(rows * 4),
		rowSums: arena.take(rows * 4),
		large: arena.take(rows * outliers * 4),
		attention: arena.take(ATTEND_ROWS * (rows + 8) * 4)
	};
}
