import type { ModelSource } from '#lib/ports/model-source.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InstallError } from './install-error.ts';
import type { FoundModel } from './make-plan.ts';
import { planFiles } from './plan-files.ts';
import { readConfig } from './read-config.ts';

/** A `config.json` is a few kilobytes; more is none. */
const MAX_CONFIG_BYTES = 1_000_000;

export interface Known {
	readonly id: string;
	readonly title?: string | undefined;
	readonly licence?: string | undefined;
	readonly languages?: readonly string[] | undefined;
}

/** Looks at a source without taking anything of it but its list of files and `config.json`. */
export async function findModel(
	source: ModelSource,
	known: Known,
	signal?: AbortSignal
): Promise<Result<FoundModel, InstallError>> {
	const listed = await source.list(signal);
	if (!listed.ok) return listed;
	const { files, revision, licence, languages } = listed.value;
	if (!files.some(({ path }) => path === 'config.json')) {
		return err({ kind: 'missing-file', file: 'config.json' });
	}
	const config = await readText(source, 'config.json', signal);
	if (!config.ok) return config;
	const facts = readConfig(config.value);
	if (!facts.ok) return facts;
	const weights = planFiles(files, facts.value.task);
	if (!weights.ok) return weights;
	return ok({
		id: known.id,
		title: known.title ?? known.id,
		source: source.label,
		...(source.isLocal ? {} : { address: source.label }),
		revision: revision ?? 'local',
		licence: licence ?? known.licence ?? 'not stated',
		languages: languages ?? known.languages ?? ['not stated'],
		facts: facts.value,
		weights: weights.value
	});
}

async function readText(
	source: ModelSource,
	path: string,
	signal: AbortSignal | undefined
): Promise<Result<string, InstallError>> {
	const opened = await source.open(path, { from: 0, signal });
	if (!opened.ok) return opened;
	const bytes: number[] = [];
	try {
		for await (const chunk of opened.value.body) {
			if (bytes.length + chunk.length > MAX_CONFIG_BYTES) return err({ kind: 'unreadable-config' });
			for (const byte of chunk) bytes.push(byte);
		}
	} catch {
		return err(source.isLocal ? { kind: 'broken-archive' } : { kind: 'unreachable', file: path });
	}
	return ok(decodeUtf8(bytes));
}

/** Names of labels are what matters in it; a byte that is no UTF-8 becomes a replacement character. */
function decodeUtf8(bytes: readonly number[]): string {
	let escaped = '';
	for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
	try {
		return decodeURIComponent(escaped);
	} catch {
		return String.fromCharCode(...bytes);
	}
}
