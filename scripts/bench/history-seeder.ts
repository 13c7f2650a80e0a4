import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const FOLDER = path('../../.cache/seeder');

/** Signs a new user in and fills their history, in a page of the app that has done nothing yet. */
export async function seedHistory(page: Page, entries: number): Promise<void> {
	// Sent through the debug protocol, which the page's policy does not bind.
	await page.evaluate(await seederCode());
	await page.evaluate((count) => globalThis.seedHistory(count), entries);
}

let code: Promise<string> | undefined;

function seederCode(): Promise<string> {
	code ??= (async () => {
		await build({
			configFile: false,
			publicDir: false,
			logLevel: 'warn',
			build: {
				target: 'es2022',
				outDir: FOLDER,
				emptyOutDir: true,
				lib: {
					entry: path('../browser/seed-history.ts'),
					formats: ['iife'],
					name: 'seeder',
					fileName: () => 'seeder.js'
				}
			}
		});
		return readFileSync(join(FOLDER, 'seeder.js'), 'utf8');
	})();
	return code;
}
