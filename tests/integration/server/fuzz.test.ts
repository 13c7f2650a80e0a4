import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { users } from '#server/storage/schema/people-tables.ts';

const SCHEMATHESIS = fileURLToPath(
	new URL('../../../.cache/python/bin/schemathesis', import.meta.url)
);
/** Of this group of routes; people and sync have tests of their own. */
const ROUTES =
	'^/(api/v1/(sentiment|summarize|fake-news|job-match|usage|models|batches)|models/|v1/)';
const CHECKS =
	'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';

let server: TestServer;
let listening: ServerType;
let url = '';
let key = '';

beforeAll(async () => {
	server = await openTestServer({ LIMIT_USER: '1000000' });
	await server.deps.storage.db.insert(users).values({
		id: 'ada',
		name: 'Ada',
		username: 'ada',
		displayUsername: 'ada',
		email: 'ada@no-mail.invalid'
	});
	const made = await server.deps.keys.generateKey('ada', {
		name: 'fuzz',
		scopes: ['sentiment', 'summary', 'fake-news', 'job-match']
	});
	if (!made.ok) throw new Error(made.error.kind);
	key = made.value.secret;
	const { port } = await new Promise<AddressInfo>((resolve) => {
		listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
	});
	url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
	listening.close();
	await server.close();
});

it('holds what /openapi.json promises, whatever is sent', async ({ skip }) => {
	if (!existsSync(SCHEMATHESIS)) {
		console.log('Skipped: .cache/python has no schemathesis. docs/api.md tells how to get it.');
		skip();
	}
	const args = ['run', `${url}/openapi.json`, '--seed', '20261125', '--max-examples', '8'];
	args.push(
		'--checks',
		CHECKS,
		'--include-path-regex',
		ROUTES,
		'--no-color',
		'--phases',
		'examples,coverage,fuzzing'
	);
	args.push('-H', `x-api-key: ${key}`);
	// It leaves folders where it runs.
	const cwd = mkdtempSync(join(tmpdir(), 'textai-fuzz-'));
	const child = spawn(SCHEMATHESIS, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
	let out = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (part: string) => (out += part));
	}
	const code = await new Promise((resolve) => child.on('close', resolve));
	rmSync(cwd, { recursive: true, force: true });
	expect(code, out.slice(-8000)).toBe(0);
}, 240_000);
