import type { ModelSource, OpenedFile } from '#lib/ports/model-source.ts';
import type { KeptPart, ModelStore } from '#lib/ports/model-store.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InstallError } from './install-error.ts';
import type { SourceFile } from './plan-files.ts';

/** A block is written whole, so what a crash loses is at most this much. */
export const BLOCK_BYTES = 4 * 1024 * 1024;

/** Tries without a new byte between them, after which the user is asked. */
const MAX_IDLE_TRIES = 4;
/** Times that a file may turn out to be another one than before, or a wrong one. */
const MAX_RESTARTS = 2;
const FIRST_PAUSE_MS = 500;

export interface DownloadPorts {
	readonly source: ModelSource;
	readonly store: ModelStore;
	/** Lower-case hexadecimal. */
	readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
	/** Ends early where the signal is aborted. */
	readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface DownloadOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes of this file that are kept by now. */
	readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface Downloaded {
	readonly bytes: number;
	readonly sha256: string;
}

type Outcome = Result<null, InstallError>;

/**
 * Brings one file into the store, from wherever an earlier try left off, and checks it. Broken connections are tried
 * again by itself, with longer and longer pauses while nothing comes; a file that is another one by now is begun anew.
 * In the end there are exactly the source's bytes, or an error, with what came kept for next time.
 */
export async function downloadFile(
	key: string,
	file: SourceFile,
	ports: DownloadPorts,
	options: DownloadOptions = {}
): Promise<Result<Downloaded, InstallError>> {
	const { store } = ports;
	for (let restarts = 0; restarts <= MAX_RESTARTS; restarts++) {
		const fetched = await fetchAll(key, file, ports, options);
		if (!fetched.ok) {
			if (fetched.error.kind !== 'corrupt') return fetched;
			await store.clear(key, file.path);
			continue;
		}
		const bytes = await store.read(key, file.path);
		const sha256 = await ports.sha256(bytes);
		const isRight =
			(file.sha256 === undefined || file.sha256 === sha256) &&
			(file.bytes === undefined || file.bytes === bytes.byteLength);
		if (isRight) return ok({ bytes: bytes.byteLength, sha256 });
		await store.clear(key, file.path);
	}
	return err({ kind: 'corrupt', file: file.path });
}

async function fetchAll(
	key: string,
	file: SourceFile,
	{ source, store, wait }: DownloadPorts,
	{ signal, onBytes }: DownloadOptions
): Promise<Outcome> {
	let total = file.bytes;
	for (let idle = 0; ;) {
		if (signal?.aborted) return err({ kind: 'aborted' });
		const kept = await store.part(key, file.path);
		onBytes?.(kept.bytes);
		if (total !== undefined && kept.bytes >= total) {
			return kept.bytes === total ? ok(null) : err({ kind: 'corrupt', file: file.path });
		}
		const request = { from: kept.bytes, validator: kept.validator, signal };
		const opened = await source.open(file.path, request);
		let isWhole = false;
		if (opened.ok) {
			if (opened.value.start !== kept.bytes) await store.clear(key, file.path);
			if (opened.value.start > 0 && opened.value.start !== kept.bytes) {
				return err({ kind: 'corrupt', file: file.path });
			}
			total = file.bytes ?? opened.value.total;
			const begun = opened.value.start === 0 ? { bytes: 0, validator: undefined } : kept;
			const received = await receive(key, file.path, opened.value, begun, store, {
				signal,
				onBytes
			});
			if (!received.ok) return received;
			isWhole = received.value.isEnded && total === undefined;
			if (received.value.bytes > 0) idle = 0;
		} else if (opened.error.kind !== 'unreachable') {
			return signal?.aborted ? err({ kind: 'aborted' }) : opened;
		}
		if (isWhole) return ok(null);
		const now = await store.part(key, file.path);
		if (total !== undefined && now.bytes === total) continue;
		if (signal?.aborted) return err({ kind: 'aborted' });
		idle += 1;
		if (source.isLocal) return err({ kind: 'broken-archive' });
		if (idle >= MAX_IDLE_TRIES) return err({ kind: 'unreachable', file: file.path });
		await wait(FIRST_PAUSE_MS * 2 ** (idle - 1), signal);
	}
}

/** Writes what comes in blocks; a break keeps all that came before it. */
async function receive(
	key: string,
	path: string,
	{ body, validator, start, total }: OpenedFile,
	begun: KeptPart,
	store: ModelStore,
	{ signal, onBytes }: DownloadOptions
): Promise<Result<{ bytes: number; isEnded: boolean }, InstallError>> {
	const size =
		total === undefined ? BLOCK_BYTES : Math.min(BLOCK_BYTES, Math.max(1, total - start));
	const block = new Uint8Array(size);
	let filled = 0;
	let written = 0;
	const flush = async (): Promise<Outcome> => {
		if (filled === 0) return ok(null);
		const stored = await store.append(key, path, block.slice(0, filled), validator);
		if (!stored.ok) return err(toInstallError(stored.error.kind));
		written += filled;
		filled = 0;
		return ok(null);
	};
	let isEnded = false;
	try {
		for await (const chunk of body) {
			for (let at = 0; at < chunk.byteLength;) {
				const piece = chunk.subarray(at, at + size - filled);
				block.set(piece, filled);
				filled += piece.byteLength;
				at += piece.byteLength;
				if (filled < size) continue;
				const stored = await flush();
				if (!stored.ok) return stored;
			}
			onBytes?.(begun.bytes + written + filled);
			if (signal?.aborted) break;
		}
		isEnded = !signal?.aborted;
	} catch {
		// The connection broke: what came is kept.
	}
	const stored = await flush();
	return stored.ok ? ok({ bytes: written, isEnded }) : stored;
}

function toInstallError(kind: 'full' | 'denied'): InstallError {
	return kind === 'full'
		? { kind: 'storage-full', needed: BLOCK_BYTES, free: 0 }
		: { kind: 'storage-denied' };
}
