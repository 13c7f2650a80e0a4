create table sessions (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	token text not null unique,
	ip_address text,
	user_agent text,
	expires_at timestamptz(3) not null,
	created_at timestamptz(3) not null,
	updated_at timestamptz(3) not null
);
--> statement-breakpoint
create index sessions_of_user on sessions (user_id);
--> statement-breakpoint
create table sign_in_accounts (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	account_id text not null,
	provider_id text not null,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz(3),
	refresh_token_expires_at timestamptz(3),
	scope text,
	password text,
	created_at timestamptz(3) not null,
	updated_at timestamptz(3) not null,
	unique (provider_id, account_id)
);
--> statement-breakpoint
create index sign_in_accounts_of_user on sign_in_accounts (user_id);
--> statement-breakpoint
create table verifications (
	id text primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz(3) not null,
	created_at timestamptz(3) not null,
	updated_at timestamptz(3) not null
);
--> statement-breakpoint
create index verifications_by_identifier on verifications (identifier);
--> statement-breakpoint
create table two_factors (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	secret text not null,
	backup_codes text not null,
	verified boolean default true,
	failed_verification_count integer default 0,
	locked_until timestamptz(3)
);
--> statement-breakpoint
create index two_factors_of_user on two_factors (user_id);
--> statement-breakpoint
create table keyrings (
	user_id text primary key references users (id) on delete cascade,
	derivation jsonb not null,
	wrapped jsonb,
	updated_at timestamptz(3) not null
);
--> statement-breakpoint
create table login_attempts (
	key text primary key,
	failures integer not null,
	last_at bigint not null,
	blocked_until bigint not null,
	is_refused boolean not null
);
--> statement-breakpoint
create index login_attempts_by_time on login_attempts (last_at);
--> statement-breakpoint
create table invitations (
	id text primary key,
	hash text not null unique,
	tier text not null check (tier in ('guest', 'user', 'pro')),
	role text not null check (role in ('admin', 'member')),
	note text not null,
	created_by text references users (id) on delete set null,
	created_at timestamptz(3) not null,
	expires_at timestamptz(3) not null,
	used_by text references users (id) on delete set null,
	used_at timestamptz(3)
);
--> statement-breakpoint
create table audit_events (
	id text primary key,
	at timestamptz(3) not null,
	action text not null,
	actor_id text not null,
	subject_id text not null,
	subject_name text not null
);
--> statement-breakpoint
create index audit_events_by_time on audit_events (at desc, id);
