import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readGraph } from './graph.ts';
import { toWeightOnly } from './weight-only.ts';

interface NodeSpec {
	readonly opType: string;
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
	/** The target type of a Cast. */
	readonly to?: number;
}

interface TensorSpec {
	readonly name: string;
	readonly dims: readonly number[];
	readonly type: number;
	readonly bytes?: Int8Array | Uint8Array;
	readonly floats?: readonly number[];
	readonly integers?: readonly number[];
}

const CHAIN: readonly NodeSpec[] = [
	{ opType: 'DynamicQuantizeLinear', inputs: ['x'], outputs: ['xq', 'xs', 'xz'] },
	{ opType: 'MatMulInteger', inputs: ['xq', 'w', 'xz', 'wz'], outputs: ['p'] },
	{ opType: 'Cast', inputs: ['p'], outputs: ['pf'], to: 1 },
	{ opType: 'Mul', inputs: ['xs', 'ws'], outputs: ['s'] },
	{ opType: 'Mul', inputs: ['pf', 's'], outputs: ['y'] }
];

const WEIGHT: readonly TensorSpec[] = [
	{ name: 'w', dims: [2, 3], type: 3, bytes: Int8Array.of(-128, 0, 127, 1, 2, 3) },
	{ name: 'wz', dims: [3], type: 3, integers: [0, -1, 2] },
	{ name: 'ws', dims: [3], type: 1, floats: [0.5, 2, 0.25] }
];

describe('toWeightOnly', () => {
	it('makes one float product of the chain, with the weight that its 8 bits stand for', () => {
		const graph = rewritten(CHAIN, WEIGHT);
		expect(graph.nodes.map(({ opType, inputs, outputs }) => ({ opType, inputs, outputs }))).toEqual(
			[{ opType: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }]
		);
		expect(
			graph.initializers.map(({ name, dims, dataType }) => ({ name, dims, dataType }))
		).toEqual([{ name: 'w', dims: [2, 3], dataType: 1 }]);
		expect(floats(graph.initializers[0]?.raw)).toEqual([-64, 2, 31.25, 0.5, 6, 0.25]);
		expect(graph.outputs).toEqual(['y']);
	});

	it('takes one scale for the whole of an unsigned weight', () => {
		const graph = rewritten(CHAIN, [
			{ name: 'w', dims: [1, 2], type: 2, bytes: Uint8Array.of(0, 255) },
			{ name: 'wz', dims: [], type: 2, integers: [128] },
			{ name: 'ws', dims: [], type: 1, floats: [0.5] }
		]);
		expect(floats(graph.initializers[0]?.raw)).toEqual([-64, 63.5]);
	});

	it('lets several products share one quantised input', () => {
		const second = CHAIN.slice(1).map((node) => ({
			...node,
			inputs: node.inputs.map((name) => (/^[xw]/.test(name) && name !== 'w' ? name : `${name}2`)),
			outputs: node.outputs.map((name) => `${name}2`)
		}));
		const graph = rewritten(
			[...CHAIN, ...second],
			[...WEIGHT, { name: 'w2', dims: [1, 3], type: 3, bytes: Int8Array.of(1, 1, 1) }]
		);
		expect(graph.nodes.map(({ opType, outputs }) => [opType, outputs])).toEqual([
			['MatMul', ['y']],
			['MatMul', ['y2']]
		]);
	});

	it('copies a model without 8-bit arithmetic, with all it holds', () => {
		const nodes = [{ opType: 'Relu', inputs: ['x'], outputs: ['y'] }];
		const model = write(nodes, WEIGHT);
		const result = toWeightOnly(model);
		expect(result.ok && readGraph(result.value)).toEqual(readGraph(model));
	});

	it.each<[string, readonly NodeSpec[], readonly TensorSpec[]]>([
		['a chain without its end', CHAIN.slice(0, 4), WEIGHT],
		['a cast to another type', CHAIN.map((n) => (n.to ? { ...n, to: 10 } : n)), WEIGHT],
		[
			'another reader of a quantised value',
			[...CHAIN, { opType: 'Relu', inputs: ['xq'], outputs: ['z'] }],
			WEIGHT
		],
		[
			'another reader of the product',
			[...CHAIN, { opType: 'Relu', inputs: ['p'], outputs: ['z'] }],
			WEIGHT
		],
		[
			'another reader of the weight',
			[...CHAIN, { opType: 'Identity', inputs: ['w'], outputs: ['z'] }],
			WEIGHT
		],
		['a weight that is computed', CHAIN, WEIGHT.slice(1)],
		['a weight of the wrong size', CHAIN, [{ ...weight(0), dims: [2, 4] }, ...WEIGHT.slice(1)]],
		['scales for other columns', CHAIN, [weight(0), weight(1), { ...weight(2), dims: [2] }]],
		['fewer scales than stated', CHAIN, [weight(0), weight(1), { ...weight(2), floats: [1, 2] }]],
		[
			'another 8-bit operation',
			[...CHAIN, { opType: 'ConvInteger', inputs: ['a'], outputs: ['z'] }],
			WEIGHT
		]
	])('refuses %s', (_, nodes, tensors) => {
		expect(toWeightOnly(write(nodes, tensors))).toMatchObject({
			ok: false,
			error: { kind: 'unsupported-graph' }
		});
	});

	it('refuses what is no model, or only a part of one', () => {
		const whole = write(CHAIN, WEIGHT);
		for (const bytes of [new Uint8Array(), Uint8Array.of(255, 255), whole.subarray(0, 40)]) {
			expect(toWeightOnly(bytes)).toMatchObject({ ok: false });
		}
	});
});

function weight(index: number): TensorSpec {
	return WEIGHT[index] as TensorSpec;
}

function rewritten(nodes: readonly NodeSpec[], tensors: readonly TensorSpec[]) {
	const result = toWeightOnly(write(nodes, tensors));
	if (!result.ok) throw new Error(result.error.reason);
	return readGraph(result.value);
}

function floats(raw: Uint8Array | undefined): number[] {
	return Array.from(new Float32Array((raw ?? new Uint8Array()).slice().buffer));
}

/** An ONNX file by the numbers of onnx.proto, written apart from the code under test. */
function write(nodes: readonly NodeSpec[], tensors: readonly TensorSpec[]): Uint8Array {
	const model = new PbfWriter();
	model.writeVarintField(1, 8);
	model.writeMessage(
		7,
		(_, graph) => {
			for (const node of nodes) graph.writeMessage(1, writeNode, node);
			graph.writeStringField(2, 'main');
			for (const tensor of tensors) graph.writeMessage(5, writeTensor, tensor);
			graph.writeMessage(12, (name, value) => value.writeStringField(1, name), 'y');
		},
		undefined
	);
	return model.finish();
}

function writeNode({ opType, inputs, outputs, to }: NodeSpec, pbf: PbfWriter): void {
	for (const input of inputs) pbf.writeStringField(1, input);
	for (const output of outputs) pbf.writeStringField(2, output);
	pbf.writeStringField(4, opType);
	if (to === undefined) return;
	pbf.writeMessage(
		5,
		(value, attribute) => {
			attribute.writeStringField(1, 'to');
			attribute.writeVarintField(3, value);
		},
		to
	);
}

function writeTensor({ name, dims, type, bytes, floats, integers }: TensorSpec, pbf: PbfWriter) {
	pbf.writePackedVarint(1, [...dims]);
	pbf.writeVarintField(2, type);
	if (floats) pbf.writePackedFloat(4, [...floats]);
	if (integers) pbf.writePackedVarint(5, [...integers]);
	pbf.writeStringField(8, name);
	if (bytes) pbf.writeBytesField(9, new Uint8Array(bytes.buffer));
}
