import { type InstallRecord, installRecordSchema } from '#lib/domain/models/install-record.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { KeptPart, ModelStore, StoreFailure } from '#lib/ports/model-store.ts';

/** Bump the number only together with code that moves or deletes the older cache. */
const CACHE_NAME = 'textai-installed-models-1';
/** No page has this address: it only names what is kept. */
const ROOT = '/installed-models/';
const RECORD = 'record.json';

interface Block {
	readonly url: string;
	readonly from: number;
	readonly to: number;
	readonly validator: string | undefined;
}

/**
 * Models of the user's own in Cache Storage, a file as a row of blocks: what has come survives a closed tab, and no file
 * is ever written twice to put it together. A block's address tells its bytes and what content they belong to.
 */
export class CacheModelStore implements ModelStore {
	async records(): Promise<readonly InstallRecord[]> {
		const cache = await openCache();
		const found: InstallRecord[] = [];
		for (const { url } of (await cache?.keys()) ?? []) {
			if (!url.endsWith(`/${RECORD}`)) continue;
			const response = await cache?.match(url);
			const parsed = installRecordSchema.safeParse(await readJson(response));
			if (parsed.success) found.push(parsed.data);
		}
		return found;
	}

	async save(record: InstallRecord): Promise<Result<null, StoreFailure>> {
		return put(addressOf(record.plan.key, RECORD), new Response(JSON.stringify(record)));
	}

	async remove(key: string): Promise<void> {
		const cache = await openCache();
		const prefix = addressOf(key, '');
		for (const { url } of (await cache?.keys()) ?? []) {
			if (url.startsWith(prefix)) await cache?.delete(url);
		}
	}

	async part(key: string, path: string): Promise<KeptPart> {
		const blocks = await blocksOf(key, path);
		return { bytes: blocks.at(-1)?.to ?? 0, validator: blocks[0]?.validator };
	}

	async append(
		key: string,
		path: string,
		block: Uint8Array<ArrayBuffer>,
		validator: string | undefined
	): Promise<Result<null, StoreFailure>> {
		const from = (await this.part(key, path)).bytes;
		const query = new URLSearchParams({ from: `${from}`, to: `${from + block.byteLength}` });
		if (validator !== undefined) query.set('v', validator);
		return put(`${addressOf(key, `files/${path}`)}?${query.toString()}`, new Response(block));
	}

	async clear(key: string, path: string): Promise<void> {
		const cache = await openCache();
		const prefix = `${addressOf(key, `files/${path}`)}?`;
		for (const { url } of (await cache?.keys()) ?? []) {
			if (url.startsWith(prefix)) await cache?.delete(url);
		}
	}

	async read(key: string, path: string): Promise<Uint8Array<ArrayBuffer>> {
		const blocks = await blocksOf(key, path);
		const bytes = new Uint8Array(blocks.at(-1)?.to ?? 0);
		const cache = await openCache();
		for (const { url, from } of blocks) {
			const response = await cache?.match(url);
			if (response) bytes.set(new Uint8Array(await response.arrayBuffer()), from);
		}
		return bytes;
	}
}

/** In order, up to the first gap. */
async function blocksOf(key: string, path: string): Promise<Block[]> {
	const cache = await openCache();
	const prefix = `${addressOf(key, `files/${path}`)}?`;
	const found = ((await cache?.keys()) ?? [])
		.filter(({ url }) => url.startsWith(prefix))
		.map(({ url }): Block => {
			const query = new URL(url).searchParams;
			const validator = query.get('v') ?? undefined;
			return { url, from: Number(query.get('from')), to: Number(query.get('to')), validator };
		})
		.sort((a, b) => a.from - b.from);
	let end = 0;
	return found.filter(({ from, to }) => {
		if (from !== end) return false;
		end = to;
		return true;
	});
}

function addressOf(key: string, path: string): string {
	return new URL(`${ROOT}${key}/${path}`, self.location.origin).href;
}

async function openCache(): Promise<Cache | undefined> {
	try {
		return await caches.open(CACHE_NAME);
	} catch {
		return undefined;
	}
}

async function put(url: string, response: Response): Promise<Result<null, StoreFailure>> {
	const cache = await openCache();
	if (!cache) return err({ kind: 'denied' });
	try {
		await cache.put(url, response);
		return ok(null);
	} catch (cause) {
		const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
		return err({ kind: isFull ? 'full' : 'denied' });
	}
}

async function readJson(response: Response | undefined): Promise<unknown> {
	try {
		return await response?.json();
	} catch {
		return undefined;
	}
}
