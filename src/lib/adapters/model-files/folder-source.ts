import type { InstallError } from '#lib/domain/models/install-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Listing, ModelSource, OpenedFile, OpenRequest } from '#lib/ports/model-source.ts';
import { streamOf } from './stream-of.ts';

/** What `<input webkitdirectory>` hands out. */
export interface FolderFile extends Blob {
	readonly name: string;
	readonly webkitRelativePath: string;
}

/** A folder on this device, in the layout of the hub. */
export class FolderSource implements ModelSource {
	readonly isLocal = true;
	readonly #files: ReadonlyMap<string, FolderFile>;

	constructor(
		readonly label: string,
		files: readonly FolderFile[]
	) {
		const paths = files.map((file) => file.webkitRelativePath || file.name);
		const root = rootOf(paths);
		this.#files = new Map(
			files.flatMap((file, at) => {
				const path = paths[at] ?? '';
				return path.startsWith(root) ? [[path.slice(root.length), file] as const] : [];
			})
		);
	}

	list(): Promise<Result<Listing, InstallError>> {
		return Promise.resolve(
			ok({ files: [...this.#files].map(([path, { size }]) => ({ path, bytes: size })) })
		);
	}

	open(path: string, { from }: OpenRequest): Promise<Result<OpenedFile, InstallError>> {
		const file = this.#files.get(path);
		if (!file) return Promise.resolve(err({ kind: 'missing-file', file: path }));
		const body = streamOf(file.slice(from).stream());
		return Promise.resolve(ok({ start: from, total: file.size, validator: undefined, body }));
	}
}

/** The folder that holds `config.json`, the outermost if several do; with a slash at its end, or nothing. */
export function rootOf(paths: readonly string[]): string {
	const configs = paths
		.filter((path) => /(^|\/)config\.json$/.test(path))
		.sort((a, b) => a.split('/').length - b.split('/').length);
	return (configs[0] ?? '').replace(/config\.json$/, '');
}
