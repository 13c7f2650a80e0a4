import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import { MAX_FILE_BYTES, READ_TIMEOUT_MS } from '#lib/domain/documents/document-limits.ts';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import { err } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import type {
	DocumentFile,
	DocumentReader,
	DocumentReadOptions
} from '#lib/ports/document-reader.ts';
import { callDocumentWorker } from './document-call.ts';
import type { DocumentWorker } from './document-call.ts';

const IDLE_MS = 30_000;

type Read = Result<DocumentText, DocumentError>;

/**
 * Reads documents in a worker that is started by the first call and ended when idle, stuck, dead or
 * aborted. Documents are read one after the other, so that ending the worker harms no other read.
 */
export class WorkerDocumentReader implements DocumentReader {
	readonly #createWorker: () => DocumentWorker;
	#worker: DocumentWorker | undefined;
	#idleTimer: ReturnType<typeof setTimeout> | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#nextId = 1;

	/** `createWorker` builds a worker from `workers/document-worker.ts`. */
	constructor(createWorker: () => DocumentWorker) {
		this.#createWorker = createWorker;
	}

	async read(file: DocumentFile, options: DocumentReadOptions = {}): Promise<Read> {
		const { signal } = options;
		if (signal?.aborted) return err({ kind: 'aborted' });
		const { size } = file;
		if (size > MAX_FILE_BYTES)
			return err({ kind: 'too-large', bytes: size, limit: MAX_FILE_BYTES });
		const turn = this.#last.then(() => this.#readNow(file, options));
		// A bug in one read must not stop those behind it.
		this.#last = turn.catch(() => undefined);
		return signal ? Promise.race([turn, abortOf(signal)]) : turn;
	}

	async #readNow(file: DocumentFile, options: DocumentReadOptions): Promise<Read> {
		if (options.signal?.aborted) return err({ kind: 'aborted' });
		const buffer = await file.arrayBuffer().catch(() => undefined);
		if (buffer === undefined) return err({ kind: 'unreadable' });
		if (options.signal?.aborted) return err({ kind: 'aborted' });
		clearTimeout(this.#idleTimer);
		this.#worker ??= this.#createWorker();
		const request = { id: this.#nextId++, name: file.name, bytes: new Uint8Array(buffer) };
		const call = callDocumentWorker(this.#worker, request, options, READ_TIMEOUT_MS);
		const { result, isWorkerSound } = await call;
		if (isWorkerSound)
			this.#idleTimer = setTimeout(() => {
				this.#endWorker();
			}, IDLE_MS);
		else this.#endWorker();
		return result;
	}

	#endWorker(): void {
		clearTimeout(this.#idleTimer);
		this.#worker?.terminate();
		this.#worker = undefined;
	}
}

function abortOf(signal: NonNullable<DocumentReadOptions['signal']>): Promise<Read> {
	return new Promise((resolve) => {
		const abort = () => {
			resolve(err({ kind: 'aborted' }));
		};
		signal.addEventListener('abort', abort, { once: true });
	});
}
