import { z } from 'zod';

/** Why a run gave no answer. The kinds that `isWorthRetrying` names may go away by themselves. */
export const inferenceErrorSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('aborted') }),
	z.object({ kind: z.literal('invalid-input'), message: z.string() }),
	z.object({ kind: z.literal('model-missing'), file: z.string() }),
	z.object({ kind: z.literal('model-corrupt'), file: z.string() }),
	z.object({ kind: z.literal('network'), file: z.string() }),
	z.object({ kind: z.literal('installed-damaged'), file: z.string() }),
	z.object({ kind: z.literal('insecure-context') }),
	z.object({ kind: z.literal('out-of-memory') }),
	/** Runs go on on the processor; the screen sees this only when that fails at the same time. */
	z.object({ kind: z.literal('gpu-failed'), reason: z.string() }),
	z.object({ kind: z.literal('worker-crashed'), message: z.string() }),
	z.object({ kind: z.literal('internal'), message: z.string() })
]);

export type InferenceError = z.infer<typeof inferenceErrorSchema>;

/** What the screen says: what happened, what was kept, what to do. */
export interface ErrorText {
	readonly title: string;
	readonly detail: string;
}

export function describeInferenceError(error: InferenceError): ErrorText {
	switch (error.kind) {
		case 'aborted':
			return { title: 'Stopped', detail: 'Your text is kept. Run it again whenever you like.' };
		case 'invalid-input':
			return { title: 'This text cannot be analysed', detail: error.message };
		case 'model-missing':
			return {
				title: 'A model file is missing',
				detail: `${error.file} is not on this server. Your text is kept. If you host the app, copy the models folder beside it.`
			};
		case 'model-corrupt':
			return {
				title: 'A model file is damaged',
				detail: `${error.file} does not match its checksum, even when fetched again, so it was not used. Your text is kept. Try again later, or ask whoever hosts the app to copy the models folder anew.`
			};
		case 'installed-damaged':
			return {
				title: 'A file of your model is damaged',
				detail: `${error.file} on this device is not what was checked when it came, so it was not used. Your text is kept. Delete the model in Settings, Models, and get it again, or let the tool use the built-in one.`
			};
		case 'network':
			return {
				title: 'The model could not be fetched',
				detail: `The connection broke while reading ${error.file}. Your text is kept. Once you are online again, run it again.`
			};
		case 'insecure-context':
			return {
				title: 'This address is not secure',
				detail:
					'Browsers check and keep model files only on https addresses and on localhost. Open the app at such an address.'
			};
		case 'out-of-memory':
			return {
				title: 'Not enough memory',
				detail:
					'The model was ended to give memory back. Your text is kept. Close other tabs, or try a shorter text.'
			};
		case 'gpu-failed':
			return {
				title: 'The graphics processor failed',
				detail: `${error.reason} Your text is kept. Try again, or choose the processor in Settings.`
			};
		case 'worker-crashed':
			return {
				title: 'The model stopped unexpectedly',
				detail:
					'It was restarted once and stopped again. Your text is kept. Try again, or choose another device in Settings.'
			};
		case 'internal':
			return {
				title: 'Something went wrong in the app',
				detail: `Your text is kept. Reload the page and try again. Details: ${error.message}`
			};
	}
}
