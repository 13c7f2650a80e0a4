import { describe, expect, it } from 'vitest';
import { mapLabels, toolOfLabels } from './label-names.ts';
import { type FoundModel, makePlan, suggest } from './make-plan.ts';
import { planFiles, type SourceFile } from './plan-files.ts';
import { readConfig } from './read-config.ts';

const TOKENIZER = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const offer = (...paths: string[]): SourceFile[] =>
	[...TOKENIZER, ...paths].map((path) => ({ path, bytes: 10 }));
const config = (changed: object) =>
	readConfig(
		JSON.stringify({
			model_type: 'distilbert',
			architectures: ['DistilBertForSequenceClassification'],
			id2label: { 1: 'POSITIVE', 0: 'NEGATIVE' },
			max_position_embeddings: 512,
			...changed
		})
	);

describe('readConfig', () => {
	it('tells the task by the class and the labels in the order of the logits', () => {
		expect(config({})).toMatchObject({
			ok: true,
			value: { task: 'text-classification', labels: ['NEGATIVE', 'POSITIVE'], maxTokens: 512 }
		});
	});

	it('takes the two positions of padding from what RoBERTa can read', () => {
		const roberta = { model_type: 'roberta', architectures: ['RobertaForSequenceClassification'] };
		expect(config({ ...roberta, max_position_embeddings: 514 })).toMatchObject({
			value: { maxTokens: 512 }
		});
	});

	it.each(['LlamaForCausalLM', 'DistilBertForTokenClassification'])('refuses %s', (found) => {
		expect(config({ architectures: [found] })).toEqual({
			ok: false,
			error: { kind: 'unsupported-model', found }
		});
	});

	it.each(['', '[]', '<!doctype html>', '{"model_type": 3}'])('refuses %j as a config', (json) => {
		expect(readConfig(json)).toEqual({ ok: false, error: { kind: 'unreadable-config' } });
	});
});

describe('planFiles', () => {
	it('offers every whole set of weights, with weights in files of their own, and nothing else', () => {
		const files = offer(
			'onnx/model.onnx',
			'onnx/model.onnx_data',
			'onnx/model_quantized.onnx',
			'README.md',
			'pytorch_model.bin'
		);
		const planned = planFiles(files, 'text-classification');
		expect(planned.ok && planned.value.map(({ dtype }) => dtype)).toEqual(['q8', 'fp32']);
		expect(planned.ok && planned.value[1]?.files.map(({ path }) => path)).toEqual([
			...TOKENIZER,
			'onnx/model.onnx',
			'onnx/model.onnx_data'
		]);
	});

	it('needs both halves of a writer', () => {
		const half = offer('onnx/encoder_model.onnx', 'onnx/decoder_model_merged_quantized.onnx');
		expect(planFiles(half, 'summarization')).toMatchObject({ error: { kind: 'no-weights' } });
	});

	it('says which file is missing', () => {
		const files = offer('onnx/model.onnx').filter(({ path }) => path !== 'tokenizer.json');
		expect(planFiles(files, 'feature-extraction')).toEqual({
			ok: false,
			error: { kind: 'missing-file', file: 'tokenizer.json' }
		});
	});

	it.each(['../evil.onnx', 'onnx/../../evil', '/etc/passwd', '..\\evil', 'C:\\evil'])(
		'refuses everything where a path is %s',
		(path) => {
			const planned = planFiles(offer('onnx/model.onnx', path), 'feature-extraction');
			expect(planned).toEqual({ ok: false, error: { kind: 'unsafe-path', path } });
		}
	);
});

describe('labels', () => {
	it.each([
		[
			['Fake', 'Real'],
			['FAKE', 'REAL']
		],
		[
			['TRUE', 'FALSE'],
			['REAL', 'FAKE']
		],
		[
			['reliable', 'un-reliable'],
			['REAL', 'FAKE']
		]
	])('knows %j', (own, ours) => {
		expect(mapLabels('fake-news', own)).toEqual(ours);
		expect(toolOfLabels(own)).toBe('fake-news');
	});

	it.each([[['LABEL_0', 'LABEL_1']], [['POSITIVE', 'POSITIVE']], [['NEGATIVE']]])(
		'never guesses %j',
		(own) => {
			expect(mapLabels('sentiment', own)).toBeUndefined();
		}
	);

	it('plans nothing before the user has named them', () => {
		const facts = config({ id2label: { 0: 'LABEL_0', 1: 'LABEL_1' } });
		const weights = planFiles(offer('onnx/model.onnx'), 'text-classification');
		if (!facts.ok || !weights.ok) throw new Error('a good model');
		const found: FoundModel = {
			id: 'org/own',
			title: 'own',
			source: 'folder',
			revision: 'local',
			licence: 'MIT',
			languages: ['en'],
			facts: facts.value,
			weights: weights.value
		};
		const wanted = suggest(found);
		if (!wanted.ok) throw new Error('two labels');
		expect(makePlan(found, wanted.value)).toBeUndefined();
		const named = { ...wanted.value, tool: 'sentiment', labels: ['POSITIVE', 'NEGATIVE'] } as const;
		expect(makePlan(found, named)).toMatchObject({
			key: 'org.own.fp32',
			tools: ['sentiment'],
			labels: ['POSITIVE', 'NEGATIVE'],
			ownLabels: ['LABEL_0', 'LABEL_1']
		});
	});
});
