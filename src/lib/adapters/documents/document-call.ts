import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import type { DocumentReadOptions } from '#lib/ports/document-reader.ts';
import { readReplySchema } from '#lib/workers/documents/document-messages.ts';
import type { ReadRequest } from '#lib/workers/documents/document-messages.ts';

/** The part of a `Worker` that is used here. */
export interface DocumentWorker {
	postMessage(message: ReadRequest, transfer: Transferable[]): void;
	addEventListener(
		type: 'message' | 'error' | 'messageerror',
		listener: (event: Event) => void,
		options: { signal: AbortSignal }
	): void;
	terminate(): void;
}

interface Outcome {
	readonly result: Result<DocumentText, DocumentError>;
	/** False where the worker is stuck, dead or not to be trusted: the caller ends it. */
	readonly isWorkerSound: boolean;
}

/**
 * Sends one request to a worker that has no other and waits for its end: the last reply, an abort, the
 * worker's death, or `timeoutMs` without a sign of progress.
 */
export function callDocumentWorker(
	worker: DocumentWorker,
	request: ReadRequest,
	options: DocumentReadOptions,
	timeoutMs: number
): Promise<Outcome> {
	return new Promise((resolve) => {
		const listening = new AbortController();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const end = (result: Outcome['result'], isWorkerSound: boolean) => {
			clearTimeout(timer);
			options.signal?.removeEventListener('abort', abort);
			listening.abort();
			resolve({ result, isWorkerSound });
		};
		const fail = (error: DocumentError) => {
			end(err(error), false);
		};
		const abort = () => {
			fail({ kind: 'aborted' });
		};
		const died = () => {
			fail({ kind: 'reader-failed' });
		};
		const wait = () => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				fail({ kind: 'timeout', seconds: Math.round(timeoutMs / 1_000) });
			}, timeoutMs);
		};
		const receive = (event: Event) => {
			const reply = readReplySchema.safeParse(Reflect.get(event, 'data'));
			if (!reply.success || reply.data.id !== request.id) {
				died();
				return;
			}
			wait();
			switch (reply.data.type) {
				case 'loaded':
					return;
				case 'page':
					options.onProgress?.(reply.data.done, reply.data.total);
					return;
				case 'text':
					end(ok(reply.data.value), true);
					return;
				case 'refused':
					end(err(reply.data.error), true);
			}
		};
		const { signal } = listening;
		worker.addEventListener('message', receive, { signal });
		worker.addEventListener('error', died, { signal });
		worker.addEventListener('messageerror', died, { signal });
		options.signal?.addEventListener('abort', abort);
		wait();
		worker.postMessage(request, [request.bytes.buffer]);
	});
}
