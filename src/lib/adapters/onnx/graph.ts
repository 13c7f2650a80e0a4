import { PbfReader } from 'pbf';
import { join, nest, type Pieces, splitFields, writeFields } from './wire.ts';

/** Numbers of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, as far as they are needed here. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 } as const;
const ATTRIBUTE = { integer: 3, graph: 6, graphs: 11 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, integers: 5, name: 8, raw: 9 } as const;
const VALUE_NAME = 1;

export const DATA_TYPE = { float: 1, uint8: 2, int8: 3 } as const;

export interface Node {
	readonly whole: Uint8Array;
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
	readonly opType: string;
	/** Empty for the operators of ONNX itself. */
	readonly domain: string;
	/** Integer attributes in their order. */
	readonly integers: readonly number[];
	/** An `If`, `Loop` or the like, whose inner graph may read any outer value. */
	readonly hasInnerGraph: boolean;
}

export interface Tensor {
	readonly whole: Uint8Array;
	readonly name: string;
	readonly dims: readonly number[];
	readonly dataType: number;
	/** Little-endian; where empty the values are in `floats` or `integers`. */
	readonly raw: Uint8Array;
	readonly floats: readonly number[];
	readonly integers: readonly number[];
}

export interface Graph {
	readonly nodes: readonly Node[];
	readonly initializers: readonly Tensor[];
	readonly outputs: readonly string[];
}

/** Throws where the bytes are no protobuf message of a model with a graph. */
export function readGraph(model: Uint8Array): Graph {
	const fields = splitFields(graphBytes(model));
	const contents = (wanted: number) =>
		fields.flatMap(({ number, content }) => (number === wanted && content ? [content] : []));
	return {
		nodes: contents(GRAPH.node).map(readNode),
		initializers: contents(GRAPH.initializer).map(readTensor),
		outputs: contents(GRAPH.output).map((value) => readStrings(value, VALUE_NAME)[0] ?? '')
	};
}

/** The model with other nodes and initialisers; everything else is copied byte for byte. */
export function withGraph(
	model: Uint8Array,
	nodes: readonly Pieces[],
	initializers: readonly Pieces[]
): Uint8Array<ArrayBuffer> {
	const rest = splitFields(graphBytes(model))
		.filter(({ number }) => number !== GRAPH.node && number !== GRAPH.initializer)
		.map(({ whole }) => whole);
	const graph = [
		...nodes.flatMap((pieces) => nest(GRAPH.node, pieces)),
		...initializers.flatMap((pieces) => nest(GRAPH.initializer, pieces)),
		...rest
	];
	return join(
		splitFields(model).flatMap(({ number, whole }) =>
			number === MODEL.graph ? nest(MODEL.graph, graph) : [whole]
		)
	);
}

export function writeNode(opType: string, inputs: readonly string[], output: string): Pieces {
	return [
		writeFields((writer) => {
			for (const input of inputs) writer.writeStringField(NODE.input, input);
			writer.writeStringField(NODE.output, output);
			writer.writeStringField(NODE.name, `${output}_${opType}`);
			writer.writeStringField(NODE.opType, opType);
		})
	];
}

export function writeFloats(name: string, dims: readonly number[], values: Float32Array): Pieces {
	const head = writeFields((writer) => {
		for (const dim of dims) writer.writeVarintField(TENSOR.dims, dim);
		writer.writeVarintField(TENSOR.type, DATA_TYPE.float);
		writer.writeStringField(TENSOR.name, name);
	});
	// Typed arrays are little-endian wherever WebAssembly runs, as the format asks.
	return [head, ...nest(TENSOR.raw, [new Uint8Array(values.buffer)])];
}

function graphBytes(model: Uint8Array): Uint8Array {
	const graph = splitFields(model).find(({ number }) => number === MODEL.graph)?.content;
	if (!graph) throw new TypeError('The file holds no ONNX graph.');
	return graph;
}

function readNode(whole: Uint8Array): Node {
	const attributes = splitFields(whole).flatMap(({ number, content }) =>
		number === NODE.attribute && content ? [content] : []
	);
	return {
		whole,
		inputs: readStrings(whole, NODE.input),
		outputs: readStrings(whole, NODE.output),
		opType: readStrings(whole, NODE.opType)[0] ?? '',
		domain: readStrings(whole, NODE.domain)[0] ?? '',
		integers: attributes.flatMap((attribute) => readIntegers(attribute, ATTRIBUTE.integer)),
		hasInnerGraph: attributes.some((attribute) =>
			splitFields(attribute).some(
				({ number }) => number === ATTRIBUTE.graph || number === ATTRIBUTE.graphs
			)
		)
	};
}

function readTensor(whole: Uint8Array): Tensor {
	return {
		whole,
		name: readStrings(whole, TENSOR.name)[0] ?? '',
		dims: readIntegers(whole, TENSOR.dims),
		dataType: readIntegers(whole, TENSOR.type)[0] ?? 0,
		raw:
			splitFields(whole).find(({ number }) => number === TENSOR.raw)?.content ?? new Uint8Array(),
		floats: readNumbers(whole, TENSOR.floats, (reader, values) => {
			reader.readPackedFloat(values);
		}),
		integers: readIntegers(whole, TENSOR.integers)
	};
}

function readStrings(message: Uint8Array, wanted: number): string[] {
	return new PbfReader(message).readFields<string[]>((number, found, reader) => {
		if (number === wanted) found.push(reader.readString());
	}, []);
}

/** Packed or one by one: writers may choose, readers take both. */
function readIntegers(message: Uint8Array, wanted: number): number[] {
	return readNumbers(message, wanted, (reader, values) => {
		reader.readPackedVarint(values, true);
	});
}

function readNumbers(
	message: Uint8Array,
	wanted: number,
	read: (reader: PbfReader, values: number[]) => void
): number[] {
	return new PbfReader(message).readFields<number[]>((number, found, reader) => {
		if (number === wanted) read(reader, found);
	}, []);
}
