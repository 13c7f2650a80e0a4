import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type {
	OpenTable,
	TableFile,
	TablePage,
	TablePreview,
	TableReader
} from '#lib/ports/table-reader.ts';
import { type TableCalls, tableCalls } from '#lib/protocol/table-calls.ts';
import { RpcClient } from '../workers/rpc-client.ts';
import type { WorkerPort } from '../workers/worker-port.ts';

type Read<T> = Result<T, TableError>;

/** Reads each file in a worker of its own, ended with its last page: a file that kills it harms no other. */
export class WorkerTableReader implements TableReader {
	constructor(private readonly start: () => WorkerPort) {}

	async preview(file: TableFile, changes: Partial<Dialect>): Promise<Read<TablePreview>> {
		const client = this.#newClient();
		const answer = await client.call('preview', { file, changes });
		client.end({ kind: 'aborted' });
		return flatten(answer);
	}

	open(file: TableFile, dialect: Dialect, columns: readonly string[]): OpenTable {
		const client = this.#newClient();
		const opened = client.call('open', { file, dialect, columns });
		const close = () => client.end({ kind: 'aborted' });
		return {
			close,
			next: async (): Promise<Read<TablePage>> => {
				const begun = await opened;
				const page = begun.ok ? flatten(await client.call('next', null)) : failed(begun.error);
				if (!page.ok || page.value.isLast) close();
				return page;
			}
		};
	}

	#newClient(): RpcClient<TableCalls> {
		return new RpcClient(this.start(), tableCalls, () => undefined);
	}
}

function flatten<T>(answer: Result<Read<T>, InferenceError>): Read<T> {
	return answer.ok ? answer.value : failed(answer.error);
}

function failed(error: InferenceError): Read<never> {
	if (error.kind === 'out-of-memory') {
		return err({ kind: 'reader-failed', reason: 'There is not enough memory.' });
	}
	return err({ kind: 'reader-failed', reason: 'message' in error ? error.message : error.kind });
}
