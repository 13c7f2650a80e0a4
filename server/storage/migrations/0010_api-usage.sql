create table api_usage (
	user_id text not null references users (id) on delete cascade,
	key_id text not null,
	tool text not null,
	day date not null,
	requests bigint not null,
	inputs bigint not null,
	cached bigint not null,
	failed bigint not null,
	duration_ms double precision not null,
	primary key (user_id, key_id, tool, day)
);
--> statement-breakpoint
create index api_usage_of_day on api_usage (day);
