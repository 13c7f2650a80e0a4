import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES } from './settings.ts';

describe('readSettings', () => {
	it('needs nothing to be set', () => {
		expect(readSettings({})).toMatchObject({
			ok: true,
			value: { PORT: 8787, HOST: 'localhost', DATA_DIR: './data', TRUST_PROXY_HOPS: 0 }
		});
	});

	it('takes an empty variable for one that is not set', () => {
		expect(readSettings({ PORT: '' })).toMatchObject({ ok: true, value: { PORT: 8787 } });
	});

	it('says one line for each wrong variable', () => {
		const env = { PORT: '99999', LOG_LEVEL: 'loud', PUBLIC_URL: 'https://a.example/app' };
		expect(readSettings(env)).toEqual({
			ok: false,
			error: [
				'PORT must be a whole number from 0 to 65535, not "99999".',
				'PUBLIC_URL must have no path.',
				'LOG_LEVEL must be fatal, error, warn, info, debug or silent, not "loud".'
			]
		});
	});

	it('never repeats a secret', () => {
		const read = readSettings({ DATABASE_URL: 'mysql://root:hunter2@db' });
		expect(read.ok).toBe(false);
		expect(JSON.stringify(read)).not.toContain('hunter2');
	});
});

it('every variable stands in .env.example', () => {
	const example = readFileSync(
		fileURLToPath(new URL('../../.env.example', import.meta.url)),
		'utf8'
	);
	const named = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
	expect(named.toSorted()).toEqual([...SETTING_NAMES].toSorted());
});
