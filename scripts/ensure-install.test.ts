import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type * as Original from './ensure-install.mjs';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'textai-install-'));
	mkdirSync(join(folder, 'scripts'));
	for (const name of ['ensure-install.mjs', 'processes.mjs']) {
		copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, 'scripts', name));
	}
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('has nothing to install where there is no lock file, as in the image', async () => {
	const copy = pathToFileURL(join(folder, 'scripts/ensure-install.mjs')).href;
	const { ensureInstall } = (await import(copy)) as typeof Original;
	await ensureInstall();
	expect(existsSync(join(folder, 'node_modules'))).toBe(false);
});
