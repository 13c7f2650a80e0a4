create table sync_logs (
	user_id text primary key references users (id) on delete cascade,
	epoch text not null,
	head bigint not null default 0,
	floor bigint not null default 0,
	bytes bigint not null default 0,
	compacted_at timestamptz(3) not null
);
--> statement-breakpoint
create table sync_clients (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	last_change bigint not null,
	last_seen_at timestamptz(3) not null
);
--> statement-breakpoint
create index sync_clients_of_user on sync_clients (user_id);
--> statement-breakpoint
create table sync_records (
	user_id text not null references users (id) on delete cascade,
	collection text not null check (collection in ('entry', 'api-key', 'settings')),
	id text not null,
	seq bigint not null,
	deleted text collate "C",
	written_at timestamptz(3) not null,
	tool text,
	at_ms bigint,
	duration_ms double precision,
	input_size bigint,
	model text,
	primary key (user_id, collection, id)
);
--> statement-breakpoint
create unique index sync_records_in_order on sync_records (user_id, seq);
--> statement-breakpoint
create index sync_tombstones on sync_records (user_id, written_at) where deleted is not null;
--> statement-breakpoint
create table sync_fields (
	user_id text not null,
	collection text not null,
	id text not null,
	name text not null,
	stamp text collate "C" not null,
	seq bigint not null,
	value bytea not null,
	primary key (user_id, collection, id, name),
	foreign key (user_id, collection, id)
		references sync_records (user_id, collection, id) on delete cascade
);
