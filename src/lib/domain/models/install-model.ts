import { err, ok, type Result } from '#lib/domain/result.ts';
import { downloadFile, type DownloadPorts } from './download-file.ts';
import type { InstallError } from './install-error.ts';
import type { InstallPlan, InstallRecord } from './install-record.ts';
import type { ModelFile, ModelManifest } from './manifest.ts';

export interface InstallPorts extends DownloadPorts {
	/** Bytes that may still be kept here; undefined where the browser does not tell. */
	readonly freeBytes: () => Promise<number | undefined>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

export interface InstallOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes kept so far, and of all files, as far as their sizes are known. */
	readonly onProgress?: ((kept: number, total: number | undefined) => void) | undefined;
}

/** Windows of texts for a model of which nothing was measured: wide, as most were trained on whole texts. */
const MAX_WINDOW_TOKENS = 256;
/** For a model whose probabilities were never compared with what came true, half of the scale stays open. */
const UNCALIBRATED_THRESHOLD = 0.75;

/**
 * Brings every file of a planned model here, one after the other, and records it as ready once all are checked.
 * Whatever stops it, a second call goes on where it stopped.
 */
export async function installModel(
	plan: InstallPlan,
	ports: InstallPorts,
	{ signal, onProgress }: InstallOptions = {}
): Promise<Result<InstallRecord, InstallError>> {
	const { store } = ports;
	const kept = new Map<string, number>();
	for (const { path } of plan.files) kept.set(path, (await store.part(plan.key, path)).bytes);
	const total = sumOf(plan.files.map(({ bytes }) => bytes));
	const keptBytes = () => [...kept.values()].reduce((sum, bytes) => sum + bytes, 0);

	const free = await ports.freeBytes();
	const needed = total === undefined ? undefined : total - keptBytes();
	if (free !== undefined && needed !== undefined && needed > free) {
		return err({ kind: 'storage-full', needed, free });
	}
	const begun = await store.save({ schema: 1, plan });
	if (!begun.ok) return err(storageError(begun.error.kind, needed, free));

	const files: ModelFile[] = [];
	for (const file of plan.files) {
		const outcome = await downloadFile(plan.key, file, ports, {
			signal,
			onBytes: (bytes) => {
				kept.set(file.path, bytes);
				onProgress?.(keptBytes(), total);
			}
		});
		if (!outcome.ok) {
			const isFull = outcome.error.kind === 'storage-full';
			return isFull ? err(storageError('full', needed, await ports.freeBytes())) : outcome;
		}
		kept.set(file.path, outcome.value.bytes);
		files.push({ path: file.path, bytes: outcome.value.bytes, sha256: outcome.value.sha256 });
	}
	const record = { schema: 1, plan, manifest: manifestOf(plan, files, ports.now()) } as const;
	const saved = await store.save(record);
	return saved.ok ? ok(record) : err(storageError(saved.error.kind, needed, free));
}

function storageError(
	kind: 'full' | 'denied',
	needed: number | undefined,
	free: number | undefined
): InstallError {
	if (kind === 'denied') return { kind: 'storage-denied' };
	return { kind: 'storage-full', needed: needed ?? 0, free: free ?? 0 };
}

function sumOf(sizes: readonly (number | undefined)[]): number | undefined {
	const known = sizes.flatMap((bytes) => bytes ?? []);
	return known.length === sizes.length ? known.reduce((sum, bytes) => sum + bytes, 0) : undefined;
}

/** The model as the workers know it. */
function manifestOf(plan: InstallPlan, files: ModelFile[], addedAt: number): ModelManifest {
	const { labels, ownLabels, dimensions } = plan;
	return {
		schema: 1,
		name: plan.key,
		id: plan.id,
		title: plan.title,
		revision: plan.revision,
		task: plan.task,
		base: plan.id,
		licence: plan.licence,
		languages: plan.languages,
		dtype: plan.dtype,
		maxTokens: plan.maxTokens,
		...(labels === undefined ? {} : { labels, calibration: openScale(labels, plan.maxTokens) }),
		...(dimensions === undefined ? {} : { dimensions }),
		metrics: [],
		files,
		installed: {
			source: plan.source,
			addedAt,
			tools: plan.tools,
			...(ownLabels === undefined ? {} : { ownLabels })
		}
	};
}

/** The model's own softmax, as it is: nobody has measured how often it is right. */
function openScale(labels: readonly string[], maxTokens: number) {
	const windowTokens = Math.max(16, Math.min(MAX_WINDOW_TOKENS, maxTokens - 2));
	return {
		target: labels.find((label) => label === 'POSITIVE' || label === 'FAKE') ?? '',
		slope: 1,
		intercept: 0,
		threshold: UNCALIBRATED_THRESHOLD,
		windowTokens,
		overlapTokens: Math.floor(windowTokens / 4),
		fittedOn: 'nothing: not calibrated'
	};
}
