import { createHash } from 'node:crypto';
import type { TestServer } from '#server/open-test-server.fixture.ts';

/** A browser without a page: keeps cookies, speaks JSON. */
export class Client {
	readonly cookies = new Map<string, string>();
	key: string | undefined;

	constructor(
		private readonly send: (path: string, init: RequestInit) => Response | Promise<Response>,
		private readonly headers: Readonly<Record<string, string>> = {}
	) {}

	static of(server: TestServer, headers: Readonly<Record<string, string>> = {}): Client {
		return new Client((path, init) => server.app.request(path, init), headers);
	}

	async call(method: string, path: string, body?: unknown): Promise<Response> {
		const headers: Record<string, string> = { ...this.headers };
		if (body !== undefined) headers['Content-Type'] = 'application/json';
		if (this.key !== undefined) headers['Authorization'] = `Bearer ${this.key}`;
		if (this.cookies.size > 0) {
			headers['Cookie'] = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		}
		const init = body === undefined ? {} : { body: JSON.stringify(body) };
		const response = await this.send(path, { method, headers, ...init });
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		return response;
	}
}

export const derivation = {
	algorithm: 'PBKDF2-SHA-256',
	rounds: 600_000,
	salt: Buffer.alloc(16, 7).toString('base64')
} as const;

/** As long as a real one; the derivation itself is tested where it stands. */
export function secretOf(password: string): string {
	return createHash('sha256').update(password).digest('base64');
}

export function registrationOf(username: string, more: object = {}) {
	return { username, loginSecret: secretOf(username), keyring: { derivation }, ...more };
}

export function loginOf(username: string, password = username) {
	return { username, loginSecret: secretOf(password) };
}
