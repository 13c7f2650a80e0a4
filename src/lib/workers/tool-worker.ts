import { markStage } from '#lib/adapters/browser/mark-stage.ts';
import { scoreBatch } from '#lib/domain/score-batch.ts';
import { toolCalls } from '#lib/protocol/tool-calls.ts';
import { classified } from './classified.ts';
import { type Engine, loadEngine } from './engine.ts';
import { answerKnownTexts } from './known-texts.ts';
import { toRunOptions } from './run-options.ts';
import { runTool } from './run-tool.ts';
import { serveCalls } from './serve-calls.ts';
import { workerEnd } from './worker-end.ts';

let engine: Engine | undefined;
markStage('worker-started');

serveCalls(workerEnd(), toolCalls, {
	load: async (params, context) => {
		engine = await loadEngine(params, context);
		return engine.info;
	},
	analyze: async ({ tool, input }, context) => {
		markStage('run-started');
		const answer = await runTool(tool, input, loaded(), toRunOptions(context), (result) => {
			markStage('first-answer');
			context.onProgress({ stage: 'partial', result });
		});
		markStage('run-ended');
		return answer;
	},
	count: ({ texts }) => Promise.resolve(loaded().counter().countTokens(texts)),
	embed: ({ texts }, context) => loaded().embedder().embed(texts, toRunOptions(context)),
	known: async ({ texts }) => {
		const answers = await answerKnownTexts(loaded().model, texts);
		return answers.map((numbers) => Array.from(numbers));
	},
	score: ({ tool, texts }, context) =>
		scoreBatch(tool, texts, classified(loaded()), toRunOptions(context))
});

function loaded(): Engine {
	if (!engine) throw new Error('The first call to a worker is `load`.');
	return engine;
}
