import { readDocument } from './read-document.ts';
import { readRequestSchema } from './document-messages.ts';
import type { ReadReply } from './document-messages.ts';

/** The part of a worker's global scope that is needed, so that a message port serves as well. */
export interface DocumentScope {
	addEventListener(type: 'message', listener: (event: Event) => void): void;
	postMessage(message: ReadReply): void;
}

async function answer(scope: DocumentScope, data: unknown): Promise<void> {
	const { id, name, bytes } = readRequestSchema.parse(data);
	try {
		const read = await readDocument(name, bytes, {
			onLoaded: () => {
				scope.postMessage({ type: 'loaded', id });
			},
			onPage: (done, total) => {
				scope.postMessage({ type: 'page', id, done, total });
			}
		});
		scope.postMessage(
			read.ok ? { type: 'text', id, value: read.value } : { type: 'refused', id, error: read.error }
		);
	} catch (cause) {
		// A chunk that did not load, or a bug: the person can only try again, the console tells which.
		console.error(cause);
		scope.postMessage({ type: 'refused', id, error: { kind: 'reader-failed' } });
	}
}

/** Answers every request for a document's text with exactly one last reply. */
export function serveDocuments(scope: DocumentScope): void {
	scope.addEventListener('message', (event) => void answer(scope, Reflect.get(event, 'data')));
}
