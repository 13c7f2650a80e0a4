import type { z } from 'zod';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import { visiblePart } from '#lib/domain/api-keys/key-format.ts';
import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import { newEntryNotes } from '#lib/domain/history/new-entry.ts';
import { sealEntry } from '#lib/domain/history/seal-entry.ts';
import { textOf } from '#lib/domain/history/search-terms.ts';
import { WINDOW_MS, type LimitWindow } from '#lib/domain/limits/window.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { SeedRun, seedKeysSchema, seedLimitsSchema } from './seed-files.ts';

/** Names of the tools there, without their signs: `Fake News Detection` is `fakenewsdetection`. */
const TOOL_NAMES: readonly (readonly [RegExp, ToolId])[] = [
	[/sentiment/u, 'sentiment'],
	[/summar/u, 'summary'],
	[/fake|news/u, 'fake-news'],
	[/job|resume|match/u, 'job-match']
];

/** The same name for the same thing, whenever it is read. */
export async function stableId(digest: Digest, ...parts: readonly string[]): Promise<string> {
	return `seed-${(await digest.sha256(JSON.stringify(parts))).slice(0, 32)}`;
}

/** Nothing for a tool that is not known. */
export async function sealSeedRun(
	run: SeedRun,
	order: number,
	sealer: Sealer,
	digest: Digest
): Promise<StoredEntry | undefined> {
	const name = (run.tool ?? run.type ?? '').toLowerCase().replace(/[^a-z]/gu, '');
	const tool = TOOL_NAMES.find(([pattern]) => pattern.test(name))?.[1];
	if (!tool) return undefined;
	const given = run.input ?? run.text ?? run.input_text ?? '';
	const input = typeof given === 'string' ? { text: given } : given;
	const id = await stableId(digest, 'run', sealer.userId, String(run.timestamp), String(order));
	const facts = {
		id,
		userId: sealer.userId,
		tool,
		at: run.timestamp,
		updatedAt: run.timestamp,
		durationMs: (run.duration ?? 0) * 1000,
		inputSize: textOf(input).length,
		model: 'seed-system',
		device: 'cpu' as const,
		isCached: false,
		isStarred: false
	};
	const content = { input, result: run.result ?? run.output ?? null };
	return sealEntry(sealer, facts, newEntryNotes(input), content);
}

interface FoundKey {
	readonly secret: string;
	readonly username: string;
	readonly label?: string | null | undefined;
	readonly at?: number | null | undefined;
}

/** Keys stood there in the clear, so they are listed as revoked and open nothing. */
export async function seedKeys(
	keys: z.infer<typeof seedKeysSchema>,
	ids: ReadonlyMap<string, string>,
	now: number,
	digest: Digest
): Promise<ApiKey[]> {
	const found = Object.entries(keys).flatMap(([name, value]): FoundKey[] => {
		if (typeof value === 'string') return [{ secret: value, username: name }];
		if (Array.isArray(value)) return value.map((secret) => ({ secret, username: name }));
		return [{ secret: name, username: value.username, label: value.name, at: value.created_at }];
	});
	const made: ApiKey[] = [];
	for (const { secret, username, label, at } of found) {
		const userId = ids.get(usernameKey(username));
		if (userId === undefined) continue;
		made.push({
			id: await stableId(digest, 'key', secret),
			userId,
			name: (label ?? '').trim().slice(0, 60) || 'Imported key',
			visiblePart: visiblePart(secret),
			hash: await digest.sha256(secret),
			scopes: [],
			createdAt: at ?? now,
			revokedAt: now,
			revokedFor: 'imported'
		});
	}
	return made;
}

/** Runs of the hour that is now; those of earlier ones no longer count. */
export function seedLimits(
	limits: z.infer<typeof seedLimitsSchema>,
	ids: ReadonlyMap<string, string>,
	now: number
): LimitWindow[] {
	const start = Math.floor(now / WINDOW_MS) * WINDOW_MS;
	return Object.entries(limits).flatMap(([name, value]) => {
		const subject = ids.get(usernameKey(name));
		const used = Array.isArray(value)
			? value.filter((at) => at >= start).length
			: isOfNow(value, start)
				? value.count
				: 0;
		return subject === undefined || used === 0 ? [] : [{ subject, start, used, resets: 0 }];
	});
}

function isOfNow(
	value: { readonly window_start?: number | undefined; readonly reset_time?: number | undefined },
	start: number
): boolean {
	return (
		(value.window_start !== undefined && value.window_start > start - WINDOW_MS) ||
		(value.reset_time !== undefined && value.reset_time > start)
	);
}
