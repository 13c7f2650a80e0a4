import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { FakePool } from '#server/inference/fake-pool.fixture.ts';
import { openTestServer } from '#server/open-test-server.fixture.ts';
import { users } from '#server/storage/schema/people-tables.ts';

it('writes no text, no key and no result to the log, whatever happens', async () => {
	const lines: string[] = [];
	const out = new Writable({
		write(chunk: Buffer, _encoding, done) {
			lines.push(chunk.toString());
			done();
		}
	});
	const log = pino({ level: 'trace' }, out);
	const pool = new FakePool();
	const server = await openTestServer({}, undefined, (deps) => ({ ...deps, log }), pool);
	await server.deps.storage.db.insert(users).values({
		id: 'ada',
		name: 'Ada',
		username: 'ada',
		displayUsername: 'ada',
		email: 'ada@no-mail.invalid'
	});
	const scopes = ['sentiment' as const, 'job-match' as const];
	const made = await server.deps.keys.generateKey('ada', { name: 'log', scopes });
	if (!made.ok) throw new Error(made.error.kind);
	const { secret } = made.value;
	const send = (path: string, body: string, type = 'application/json') =>
		server.app.request(path, {
			method: 'POST',
			headers: { Authorization: `Bearer ${secret}`, 'Content-Type': type },
			body
		});
	const text = 'Zanzibar-Quokka';
	await send('/api/v1/sentiment', JSON.stringify({ inputs: text }));
	await send(`/api/v1/sentiment?note=${text}`, `{"inputs": "${text}`);
	await send('/api/v1/sentiment', JSON.stringify({ inputs: [text, 5], [text]: text }));
	pool.failNext({ kind: 'internal', name: 'Bug' });
	await send('/models/textai/sentiment', JSON.stringify({ inputs: `${text} fails` }));
	await send('/v1/embeddings', JSON.stringify({ model: text, input: text }));
	await send('/api/v1/batches?tool=sentiment', `text\r\n${text}\r\n`, 'text/csv');
	await expect
		.poll(async () => {
			const answer = await server.app.request('/api/v1/batches', {
				headers: { 'x-api-key': secret }
			});
			return answer.text();
		})
		.toContain('"done"');
	await server.close();
	const all = lines.join('');
	expect(lines.length).toBeGreaterThan(6);
	expect(all).toContain('"path":"/api/v1/sentiment"');
	expect(all).not.toContain('Zanzibar');
	expect(all).not.toContain(secret);
	expect(all).not.toContain('negative');
});
