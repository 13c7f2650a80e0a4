import type { FileSaver, FileTarget } from '#lib/ports/file-saver.ts';

/** Smaller files are gathered and saved as browsers save downloads, without a question where to. */
const STREAM_FROM_BYTES = 64_000_000;
/** Text is gathered to blobs of this size: the browser may keep those on disk. */
const BLOB_CHARACTERS = 1_000_000;
const RELEASE_AFTER_MS = 60_000;

export const browserFileSaver: FileSaver = {
	async create(name, type, bytes) {
		const picker: unknown = Reflect.get(window, 'showSaveFilePicker');
		if (bytes < STREAM_FROM_BYTES || typeof picker !== 'function') return blobTarget(name, type);
		try {
			const handle: unknown = await Reflect.apply(picker, window, [{ suggestedName: name }]);
			return await diskTarget(handle);
		} catch (cause) {
			if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
			return blobTarget(name, type);
		}
	}
};

async function diskTarget(handle: unknown): Promise<FileTarget> {
	if (!isHandle(handle)) throw new TypeError('not a file handle');
	const stream = await handle.createWritable();
	return {
		write: (text) => stream.write(text),
		close: () => stream.close(),
		abort: () => stream.abort()
	};
}

function isHandle(value: unknown): value is FileSystemFileHandle {
	return typeof value === 'object' && value !== null && 'createWritable' in value;
}

function blobTarget(name: string, type: string): FileTarget {
	const parts: Blob[] = [];
	let texts: (string | Uint8Array<ArrayBuffer>)[] = [];
	let length = 0;
	const gather = () => {
		if (texts.length > 0) parts.push(new Blob(texts));
		texts = [];
		length = 0;
	};
	return {
		write: (text) => {
			texts.push(text);
			length += text.length;
			if (length >= BLOB_CHARACTERS) gather();
			return Promise.resolve();
		},
		close: () => {
			gather();
			const url = URL.createObjectURL(new Blob(parts, { type }));
			const link = document.createElement('a');
			link.href = url;
			link.download = name;
			link.click();
			setTimeout(() => {
				URL.revokeObjectURL(url);
			}, RELEASE_AFTER_MS);
			return Promise.resolve();
		},
		abort: () => {
			parts.length = 0;
			texts = [];
			return Promise.resolve();
		}
	};
}
