import type { Arena } from './arena.ts';
import type { ProductLayout } from './layout.ts';

/** Columns that `multiply` computes together. */
const BLOCK = 8;
/** GELU is never below -0.17; see models/training/quantise/integer_products.py. */
const GELU_SHIFT = 0.17;
/** Of a column's weights, few are repaired: those equal to 64 where -64 is there too. */
const REPAIRS_A_COLUMN = 4;

/** One or more products of the same input, side by side, with the addresses of all that it takes. */
export interface Product {
	readonly parts: readonly ProductLayout[];
	readonly inputs: number;
	/** Rounded up to whole blocks. */
	readonly outputs: number;
	readonly shift: number;
	/** What a byte of the input lacks: shifted ones stand for 0 to 255. */
	readonly zero: number;
	readonly outlierCount: number;
	readonly mask: number;
	readonly outliers: number;
	readonly weights: number;
	readonly scales: number;
	readonly shifts: number;
	readonly offsets: number;
	readonly largeWeights: number;
	readonly repairs: number;
	repairCount: number;
}

/** Takes the room of a product. `parts` have the same inputs and outliers, and whole blocks where there are several. */
export function planProduct(parts: readonly ProductLayout[], arena: Arena): Product {
	const [first] = parts;
	if (!first) throw new RangeError('A product has at least one part.');
	const { inputs, outliers } = first;
	if (parts.some((part) => part.outliers.join() !== outliers.join())) {
		throw new RangeError('Products of one input have the same outliers.');
	}
	const columns = parts.reduce((sum, part) => sum + part.outputs, 0);
	const outputs = Math.ceil(columns / BLOCK) * BLOCK;
	const isShifted = first.unshift !== undefined;
	return {
		parts,
		inputs,
		outputs,
		shift: isShifted ? GELU_SHIFT : 0,
		zero: isShifted ? 128 : 0,
		outlierCount: outliers.length,
		mask: arena.take(inputs * 4),
		outliers: arena.take(outliers.length * 4),
		weights: arena.take(inputs * outputs),
		scales: arena.take(outputs * 4),
		shifts: arena.take(outputs * 4),
		offsets: arena.take(outputs * 4),
		largeWeights: arena.take(outliers.length * outputs * 4),
		repairs: arena.take(outputs * REPAIRS_A_COLUMN * 8),
		repairCount: 0
	};
}
