import type { Backup } from '#lib/domain/admin/server-backups.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { headSchema, MAX_HEAD_BYTES } from './backup-format.ts';
import type { BackupPlace, PlaceError, StoredBackup } from './backup-place.ts';

/** Backups that are looked at: each costs a request where they are kept in a bucket. */
const MOST_LISTED = 60;
/** Heads that are read at once. */
const AT_ONCE = 8;

/** What stands where backups are kept, with what their heads tell. */
export class BackupShelf {
	/** A backup is never written twice: what its head told holds. */
	readonly #isEncrypted = new Map<string, boolean>();

	constructor(private readonly place: BackupPlace) {}

	/** The newest first. */
	async list(): Promise<
		Result<{ readonly total: number; readonly backups: Backup[] }, PlaceError>
	> {
		const listed = await this.place.list();
		if (!listed.ok) return listed;
		const shown = listed.value.slice(0, MOST_LISTED);
		const unknown = shown.filter(({ name }) => !this.#isEncrypted.has(name));
		for (let at = 0; at < unknown.length; at += AT_ONCE) {
			await Promise.all(unknown.slice(at, at + AT_ONCE).map(({ name }) => this.#read(name)));
		}
		return ok({ total: listed.value.length, backups: shown.map((one) => this.#describe(one)) });
	}

	#describe({ name, bytes, madeAt, reason }: StoredBackup): Backup {
		const isEncrypted = this.#isEncrypted.get(name);
		const facts = { name, bytes, reason, madeAt: madeAt.getTime() };
		return { ...facts, ...(isEncrypted === undefined ? {} : { isEncrypted }) };
	}

	async #read(name: string): Promise<void> {
		const bytes = await this.place.head(name, MAX_HEAD_BYTES);
		if (!bytes.ok) return;
		const [line = ''] = bytes.value.toString('utf8').split('\n', 1);
		const head = headSchema.safeParse(parse(line));
		if (head.success) this.#isEncrypted.set(name, head.data.cipher !== null);
	}
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
