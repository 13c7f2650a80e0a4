import { createHmac } from 'node:crypto';
import type { Redis } from 'ioredis';
import { BlockSealer } from '#server/batches/block-sealer.ts';
import type { ResultCache } from '#server/inference/result-cache.ts';

const PREFIX = 'textai:answer:';
/** Of an answer that nobody asks for again. What there is room for is up to Redis: `maxmemory-policy allkeys-lru`. */
const KEEP_SECONDS = 24 * 3600;

/**
 * Answers that all instances share. Redis may write to a disk, so they are sealed, and their names are hashed with the
 * server's secret: who has a copy of it cannot even try out texts. Where Redis does not answer, nothing is known.
 */
export class RedisResultCache implements ResultCache {
	readonly #sealer: BlockSealer;

	constructor(
		private readonly redis: Redis,
		private readonly secret: () => Buffer
	) {
		this.#sealer = new BlockSealer(secret);
	}

	async get(keys: readonly string[]) {
		if (keys.length === 0) return [];
		const names = keys.map((key) => this.#name(key));
		try {
			const found = await this.redis.mgetBuffer(names);
			return found.map((sealed, index) => {
				return sealed === null ? undefined : this.#open(names[index] ?? '', sealed);
			});
		} catch {
			return keys.map(() => undefined);
		}
	}

	async set(entries: ReadonlyMap<string, string>) {
		if (entries.size === 0) return;
		const step = this.redis.pipeline();
		for (const [key, text] of entries) {
			const name = this.#name(key);
			step.set(name, Buffer.from(this.#sealer.seal(name, text)), 'EX', KEEP_SECONDS);
		}
		try {
			await step.exec();
		} catch {
			// It is computed again then.
		}
	}

	#open(name: string, sealed: Buffer): string | undefined {
		try {
			const text = this.#sealer.open(name, sealed);
			return typeof text === 'string' ? text : undefined;
		} catch {
			return undefined;
		}
	}

	#name(key: string): string {
		return PREFIX + createHmac('sha256', this.secret()).update(key).digest('base64url');
	}
}
