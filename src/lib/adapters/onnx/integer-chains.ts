import { err, ok, type Result } from '#lib/domain/result.ts';
import { DATA_TYPE, type Graph, type Node, type Tensor } from './graph.ts';

/** A graph that holds something else than what is understood, with the node that was met. */
export interface UnsupportedGraph {
	readonly kind: 'unsupported-graph';
	readonly reason: string;
}

/** One product in 8-bit integers, as ONNX Runtime's dynamic quantisation writes it. */
export interface IntegerChain {
	/** The float value that is quantised on the way. */
	readonly input: string;
	/** The float value that comes out. */
	readonly output: string;
	/** The last node, in whose place the float product goes. */
	readonly end: Node;
	/** All nodes that the float product makes needless. */
	readonly nodes: readonly Node[];
	/** `[rows, columns]` of 8 bits */
	readonly weight: Tensor;
	/** One value, or one a column. */
	readonly scale: Tensor;
	readonly zeroPoint: Tensor;
}

const QUANTISED =
	/^(DynamicQuantizeLinear|QuantizeLinear|MatMulInteger|ConvInteger|QLinear.*|QGemm|QAttention|DynamicQuantize.*|MatMulIntegerToFloat|MatMulNBits)$/;

/**
 * Finds every chain `DynamicQuantizeLinear → MatMulInteger → Cast → Mul(input scale × weight scale)`.
 * Refuses the graph where an 8-bit operation stands outside of such a chain, or where another node reads
 * a value within one. `DequantizeLinear` may stay: it turns stored weights into floats.
 */
export function findIntegerChains(graph: Graph): Result<IntegerChain[], UnsupportedGraph> {
	const inner = graph.nodes.find(({ hasInnerGraph }) => hasInnerGraph);
	if (inner) return refuse(`${inner.opType} holds a graph of its own`);

	const index = new GraphIndex(graph);
	const chains: IntegerChain[] = [];
	for (const node of graph.nodes.filter(({ opType }) => opType === 'MatMulInteger')) {
		const chain = index.chainOf(node);
		if (!chain) return refuse(`unknown surroundings of ${node.outputs[0] ?? 'a node'}`);
		chains.push(chain);
	}

	const replaced = new Set(chains.flatMap(({ nodes }) => nodes));
	const left = graph.nodes.find((node) => QUANTISED.test(node.opType) && !replaced.has(node));
	if (left) return refuse(`${left.opType} stands outside of a known chain`);
	const ends = new Set(chains.map(({ end }) => end));
	const gone = new Set([...replaced].filter((node) => !ends.has(node)).flatMap((n) => n.outputs));
	const reader = graph.nodes.find(
		(node) => !replaced.has(node) && node.inputs.some((name) => gone.has(name))
	);
	if (reader) return refuse(`${reader.opType} reads a quantised value`);
	if (graph.outputs.some((name) => gone.has(name))) return refuse('an output is quantised');
	return ok(chains);
}

function refuse(reason: string): Result<never, UnsupportedGraph> {
	return err({ kind: 'unsupported-graph', reason });
}

class GraphIndex {
	readonly #producers = new Map<string, Node>();
	readonly #readers = new Map<string, Node[]>();
	readonly #tensors: ReadonlyMap<string, Tensor>;

	constructor({ nodes, initializers }: Graph) {
		this.#tensors = new Map(initializers.map((tensor) => [tensor.name, tensor]));
		for (const node of nodes) {
			for (const name of node.outputs) this.#producers.set(name, node);
			for (const name of node.inputs) {
				this.#readers.set(name, [...(this.#readers.get(name) ?? []), node]);
			}
		}
	}

	chainOf(product: Node): IntegerChain | undefined {
		const [values, weightName, valuesZeroPoint, zeroPointName] = product.inputs;
		const quantise = this.#producer(values, 'DynamicQuantizeLinear');
		const cast = this.#onlyReader(product.outputs[0], 'Cast');
		const end = this.#onlyReader(cast?.outputs[0], 'Mul');
		if (!quantise || !cast || !end || cast.integers[0] !== DATA_TYPE.float) return undefined;
		const [quantised, inputScale, inputZeroPoint] = quantise.outputs;
		if (values !== quantised || valuesZeroPoint !== inputZeroPoint) return undefined;

		const scales = this.#producer(other(end, cast.outputs[0]), 'Mul');
		const scale = this.#tensor(scales && other(scales, inputScale));
		const weight = this.#tensor(weightName);
		const zeroPoint = this.#tensor(zeroPointName);
		const [input] = quantise.inputs;
		const [output] = end.outputs;
		if (!scales || !scale || !weight || !zeroPoint || !input || !output) return undefined;
		if (!isWeight(weight, scale, zeroPoint)) return undefined;
		const nodes = [quantise, product, cast, scales, end];
		return { input, output, end, nodes, weight, scale, zeroPoint };
	}

	#producer(name: string | undefined, opType: string): Node | undefined {
		const node = name === undefined ? undefined : this.#producers.get(name);
		return node?.opType === opType && node.domain === '' ? node : undefined;
	}

	#onlyReader(name: string | undefined, opType: string): Node | undefined {
		const readers = name === undefined ? [] : (this.#readers.get(name) ?? []);
		const [node] = readers;
		return readers.length === 1 && node?.opType === opType ? node : undefined;
	}

	#tensor(name: string | undefined): Tensor | undefined {
		return name === undefined ? undefined : this.#tensors.get(name);
	}
}

/** The other operand of a product of two; undefined where `known` is none of them. */
function other({ inputs }: Node, known: string | undefined): string | undefined {
	const [first, second] = inputs;
	if (inputs.length !== 2) return undefined;
	return first === known ? second : second === known ? first : undefined;
}

function isWeight(weight: Tensor, scale: Tensor, zeroPoint: Tensor): boolean {
	const [rows, columns] = weight.dims;
	if (weight.dims.length !== 2 || rows === undefined || columns === undefined) return false;
	const isByte = weight.dataType === DATA_TYPE.int8 || weight.dataType === DATA_TYPE.uint8;
	const isPerColumn = ({ dims }: Tensor) =>
		dims.length === 0 || (dims.length === 1 && (dims[0] === 1 || dims[0] === columns));
	return (
		isByte &&
		weight.raw.length === rows * columns &&
		zeroPoint.dataType === weight.dataType &&
		scale.dataType === DATA_TYPE.float &&
		isPerColumn(scale) &&
		isPerColumn(zeroPoint)
	);
}
