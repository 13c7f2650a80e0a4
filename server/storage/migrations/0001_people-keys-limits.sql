create table users (
	id text primary key,
	name text not null,
	username text not null unique,
	display_username text not null,
	email text not null unique,
	email_verified boolean not null default false,
	image text,
	role text not null default 'member' check (role in ('admin', 'member')),
	tier text not null default 'user' check (tier in ('guest', 'user', 'pro')),
	is_locked boolean not null default false,
	two_factor_enabled boolean not null default false,
	settings jsonb not null default '{}',
	created_at timestamptz(3) not null default now(),
	updated_at timestamptz(3) not null default now(),
	last_login_at timestamptz(3)
);
--> statement-breakpoint
create table api_keys (
	id text primary key,
	user_id text not null references users (id) on delete cascade,
	name text not null,
	visible_part text not null,
	hash text not null unique,
	scopes jsonb not null,
	created_at timestamptz(3) not null,
	expires_at timestamptz(3),
	last_used_at timestamptz(3),
	revoked_at timestamptz(3),
	revoked_for text check (revoked_for in ('owner', 'rotated', 'imported'))
);
--> statement-breakpoint
create index api_keys_of_user on api_keys (user_id);
--> statement-breakpoint
create table limit_windows (
	subject text primary key,
	start_ms bigint not null,
	used integer not null check (used >= 0),
	resets integer not null check (resets >= 0)
);
