/** Steps of a model's way to its first answer, as `npm run bench -- --only breakdown` reads them. */
export type Stage =
	| 'worker-requested'
	| 'worker-started'
	| 'small-files-read'
	| 'tokenizer-made'
	| 'weights-read'
	| 'model-ready'
	| 'run-started'
	| 'first-answer'
	| 'run-ended';

/** Notes the time on this thread's own clock; the last time counts. */
export function markStage(stage: Stage): void {
	const name = `textai:${stage}`;
	performance.clearMarks(name);
	performance.mark(name);
}
