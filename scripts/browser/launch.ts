import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '#scripts/chromium.mjs';

let executable: Promise<string> | undefined;

/** A browser profile in a folder of its own, which can be closed and opened again. */
export interface Profile {
	open(): Promise<BrowserContext>;
	/** Closes the browser and deletes the folder. */
	remove(): Promise<void>;
}

/** @param args of the browser, beside those that all tests have */
export function createProfile(args: readonly string[] = []): Profile {
	const folder = mkdtempSync(join(tmpdir(), 'textai-profile-'));
	let context: BrowserContext | undefined;
	return {
		open: async () => {
			await context?.close();
			executable ??= findChromium({ install: false });
			context = await chromium.launchPersistentContext(folder, {
				executablePath: await executable,
				args: [...CHROMIUM_ARGS, ...args],
				viewport: { width: 1280, height: 800 }
			});
			return context;
		},
		remove: async () => {
			await context?.close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		}
	};
}
