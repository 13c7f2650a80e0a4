import { err, ok, type Result } from '#lib/domain/result.ts';
import { DATA_TYPE, readGraph, type Tensor, withGraph, writeFloats, writeNode } from './graph.ts';
import { findIntegerChains, type UnsupportedGraph } from './integer-chains.ts';

/**
 * Turns a model quantised for processors (8-bit activations, dynamic) into one for graphics processors:
 * the weights keep the values that the 8 bits stand for, and all arithmetic is in 32-bit floats. So one
 * small file serves both. Every quantised product becomes one `MatMul` over the dequantised weight:
 * `(w − zero point) × scale`, column by column (https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html).
 *
 * The answer differs from the original's by the rounding of its activations, which falls away.
 *
 * @param model the bytes of an ONNX file; not changed
 * @returns the bytes of the rewritten file, about four times the size of the products' weights; a graph
 * that is not wholly understood is refused
 */
export function toWeightOnly(model: Uint8Array): Result<Uint8Array<ArrayBuffer>, UnsupportedGraph> {
	try {
		const graph = readGraph(model);
		const chains = findIntegerChains(graph);
		if (!chains.ok) return chains;

		const ends = new Map(chains.value.map((chain) => [chain.end, chain]));
		const replaced = new Set(chains.value.flatMap(({ nodes }) => nodes));
		const nodes = graph.nodes.flatMap((node) => {
			const chain = ends.get(node);
			if (chain) return [writeNode('MatMul', [chain.input, chain.weight.name], chain.output)];
			return replaced.has(node) ? [] : [[node.whole]];
		});

		const weights = new Map(chains.value.map((chain) => [chain.weight.name, chain]));
		const needless = new Set(
			chains.value.flatMap(({ scale, zeroPoint }) => [scale.name, zeroPoint.name])
		);
		const stillRead = new Set(
			graph.nodes.filter((node) => !replaced.has(node)).flatMap(({ inputs }) => inputs)
		);
		const initializers = graph.initializers.flatMap((tensor) => {
			const chain = weights.get(tensor.name);
			if (chain) return [writeFloats(tensor.name, tensor.dims, dequantise(chain))];
			return needless.has(tensor.name) && !stillRead.has(tensor.name) ? [] : [[tensor.whole]];
		});
		const shared = [...weights.keys()].find((name) => stillRead.has(name));
		if (shared !== undefined) return refuse(`the weight ${shared} has another reader`);
		return ok(withGraph(model, nodes, initializers));
	} catch (cause) {
		return refuse(cause instanceof Error ? cause.message : String(cause));
	}
}

function refuse(reason: string): Result<never, UnsupportedGraph> {
	return err({ kind: 'unsupported-graph', reason });
}

function dequantise({
	weight,
	scale,
	zeroPoint
}: Readonly<Record<'weight' | 'scale' | 'zeroPoint', Tensor>>): Float32Array {
	const columns = weight.dims[1] ?? 0;
	const scales = perColumn(floatsOf(scale), columns);
	const zeroPoints = perColumn(bytesOf(zeroPoint), columns);
	const quantised = asBytes(weight);
	const values = new Float32Array(quantised.length);
	let column = 0;
	for (let index = 0; index < quantised.length; index += 1) {
		values[index] = ((quantised[index] ?? 0) - (zeroPoints[column] ?? 0)) * (scales[column] ?? 0);
		column = column + 1 === columns ? 0 : column + 1;
	}
	return values;
}

function perColumn(values: ArrayLike<number>, columns: number): ArrayLike<number> {
	if (values.length === columns) return values;
	const [value] = Array.from(values);
	if (values.length !== 1 || value === undefined) {
		throw new RangeError(`${values.length} values stand for ${columns} columns.`);
	}
	return new Array<number>(columns).fill(value);
}

function floatsOf({ raw, floats }: Tensor): ArrayLike<number> {
	return raw.length > 0 ? new Float32Array(raw.slice().buffer) : floats;
}

function bytesOf(tensor: Tensor): ArrayLike<number> {
	return tensor.raw.length > 0 ? asBytes(tensor) : tensor.integers;
}

/** The raw bytes, signed or not. */
function asBytes({ raw, dataType }: Tensor): Int8Array | Uint8Array {
	return dataType === DATA_TYPE.int8
		? new Int8Array(raw.buffer, raw.byteOffset, raw.byteLength)
		: raw;
}
