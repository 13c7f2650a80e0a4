create table batches (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	key_id text not null,
	tool text not null,
	state text not null default 'queued' check (state in ('queued', 'running', 'waiting', 'done', 'cancelled')),
	idempotency_key text,
	request_hash text not null,
	options bytea not null,
	rows integer not null check (rows >= 0),
	done integer not null default 0,
	failed integer not null default 0,
	created_at timestamptz(3) not null,
	touched_at timestamptz(3) not null,
	finished_at timestamptz(3),
	waiting_until timestamptz(3),
	leased_until timestamptz(3),
	unique (user_id, idempotency_key)
);
--> statement-breakpoint
create index batches_to_do on batches (touched_at) where state in ('queued', 'running', 'waiting');
--> statement-breakpoint
create table batch_blocks (
	batch_id text not null references batches (id) on delete cascade,
	place integer not null,
	rows integer not null,
	is_done boolean not null default false,
	input bytea not null,
	output bytea,
	primary key (batch_id, place)
);
