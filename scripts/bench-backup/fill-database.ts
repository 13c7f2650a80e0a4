import { sql } from 'drizzle-orm';
import type { Database } from '#server/storage/database.ts';

export interface Size {
	readonly people: number;
	/** Of each. */
	readonly entries: number;
	/** Of each entry's sealed field, which no compression makes smaller. */
	readonly bytes: number;
}

/** People with synced histories, by the database's own hands. */
export async function fillDatabase(db: Database, { people, entries, bytes }: Size): Promise<void> {
	await db.execute(sql`
		insert into users (id, name, username, display_username, email)
		select 'u' || n, 'Person ' || n, 'u' || n, 'u' || n, 'u' || n || '@no-mail.invalid'
		from generate_series(1, ${people}::int) n`);
	await db.execute(sql`
		insert into sync_records (user_id, collection, id, seq, written_at, tool, at_ms, duration_ms, input_size, model)
		select 'u' || p, 'entry', 'e' || n, n, now(), 'sentiment', 1700000000000 + n, 12.5, 300, 'textai/sentiment'
		from generate_series(1, ${people}::int) p, generate_series(1, ${entries}::int) n`);
	await db.execute(sql`
		insert into sync_fields (user_id, collection, id, name, stamp, seq, value)
		select user_id, collection, id, 'content', 's', seq,
			(select decode(string_agg(md5(random()::text || g || user_id || seq), ''), 'hex')
			 from generate_series(1, ${Math.ceil(bytes / 16)}::int) g)
		from sync_records`);
}
