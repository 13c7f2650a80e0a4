import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { err, type Result } from '#lib/domain/result.ts';
import type { AppDeps } from '#server/deps.ts';
import { adminCommandSchema, runCommand, type AdminCommand } from './commands.ts';

/** A backup of a large database takes minutes. */
const TIMEOUT_MS = 30 * 60_000;

const addressSchema = z.object({ port: z.int(), token: z.string() });
const answerSchema = z.union([
	z.object({ ok: z.literal(true), value: z.array(z.string()) }),
	z.object({ ok: z.literal(false), error: z.string() })
]);

/**
 * How `npm run server:admin` reaches a server that has the built-in database open: a port on 127.0.0.1 and a token,
 * both in a file of the data folder that only its owner can read.
 * @returns what ends it
 */
export async function openChannel(deps: AppDeps, folder: string): Promise<() => void> {
	const token = randomBytes(32).toString('base64url');
	const app = new Hono().post('/', async (c) => {
		if (!isEqual(c.req.header('authorization') ?? '', `Bearer ${token}`)) return c.text('', 401);
		const command = adminCommandSchema.safeParse(await c.req.json());
		if (!command.success) return c.json(err('This command is not known here.'), 200);
		return c.json(await runCommand(deps, command.data), 200);
	});
	const server = createAdaptorServer({ fetch: app.fetch, createServer });
	const port = await new Promise<number>((done) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			done(address !== null && typeof address === 'object' ? address.port : 0);
		});
	});
	const file = channelFile(folder);
	writeFileSync(file, JSON.stringify({ port, token }), { mode: 0o600 });
	return () => {
		rmSync(file, { force: true });
		endNow(server);
	};
}

/** Asks the running server. @returns nothing where none answers */
export async function askServer(
	folder: string,
	command: AdminCommand
): Promise<Result<readonly string[], string> | undefined> {
	const file = channelFile(folder);
	if (!existsSync(file)) return undefined;
	const { port, token } = addressSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	try {
		const response = await fetch(`http://127.0.0.1:${port}/`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
			body: JSON.stringify(command),
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		return answerSchema.parse(await response.json());
	} catch {
		return undefined;
	}
}

function channelFile(folder: string): string {
	return join(folder, 'admin-channel.json');
}

function isEqual(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

function endNow(server: ReturnType<typeof createAdaptorServer>): void {
	server.close();
	if (isHttp(server)) server.closeAllConnections();
}

function isHttp(server: ReturnType<typeof createAdaptorServer>): server is Server {
	return 'closeAllConnections' in server;
}
