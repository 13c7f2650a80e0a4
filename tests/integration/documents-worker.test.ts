import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { WorkerDocumentReader } from '#lib/adapters/documents/worker-document-reader.ts';
import { serveDocuments } from '#lib/workers/documents/serve-documents.ts';
import type { ReadReply, ReadRequest } from '#lib/workers/documents/document-messages.ts';

/** The worker's code in this thread; messages are cloned and bytes handed over as between threads. */
class InThreadWorker extends EventTarget {
	readonly replies: string[] = [];
	readonly #scope = new EventTarget();

	constructor() {
		super();
		serveDocuments(
			Object.assign(this.#scope, {
				postMessage: (reply: ReadReply) => {
					this.replies.push(reply.type);
					this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
				}
			})
		);
	}

	postMessage(request: ReadRequest, transfer: Transferable[]): void {
		const data = structuredClone(request, { transfer });
		this.#scope.dispatchEvent(new MessageEvent('message', { data }));
	}

	terminate(): void {
		this.replies.push('ended');
	}
}

function fixture(name: string) {
	const url = new URL(`../fixtures/documents/${name}`, import.meta.url);
	const arrayBuffer = async () => new Uint8Array(await readFile(url)).buffer;
	return { name, size: 1, arrayBuffer };
}

it('reads files one after the other in one worker, with one last reply each', async () => {
	const worker = new InThreadWorker();
	const reader = new WorkerDocumentReader(() => worker);
	const pages: string[] = [];
	const onProgress = (done: number, total: number) => pages.push(`${done}/${total}`);
	const reads = await Promise.all([
		reader.read(fixture('four-pages.pdf'), { onProgress }),
		reader.read(fixture('encrypted.pdf')),
		reader.read(fixture('minutes.docx')),
		reader.read(fixture('utf8-bom.txt'))
	]);
	expect(reads.map((read) => (read.ok ? read.value.kind : read.error))).toEqual([
		'pdf',
		{ kind: 'encrypted', format: 'pdf' },
		'docx',
		'txt'
	]);
	expect(pages).toEqual(['1/4', '2/4', '3/4', '4/4']);
	expect(worker.replies).toEqual(
		['loaded page page page page text', 'loaded refused', 'loaded text', 'text'].flatMap(
			(replies) => replies.split(' ')
		)
	);
});
