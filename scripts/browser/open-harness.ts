import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { listen } from '#scripts/listen.mjs';
import { createStaticServer } from '#scripts/serve.mjs';
import { createProfile } from './launch.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export interface OpenHarness {
	/** The measuring page; `globalThis.harness` is there. */
	readonly page: Page;
	/** For example `Chromium 140.0.1`. */
	readonly browser: string;
	close(): Promise<void>;
}

/**
 * Builds the measuring page, serves it isolated with the models beside it, and opens it in Chromium.
 * @param args of the browser, beside those that all tests have
 */
export async function openHarness(args: readonly string[] = []): Promise<OpenHarness> {
	await build({ configFile: path('vite.config.ts'), logLevel: 'warn', mode: 'production' });
	const pages = createStaticServer({ root: path('../../.cache/harness') });
	const repository = createStaticServer({ root: path('../..') });
	const site = await listen(
		() =>
			createServer((request, response) => {
				const isModel = request.url?.startsWith('/models/') ?? false;
				(isModel ? repository : pages).emit('request', request, response);
			}),
		{ port: 0, hosts: ['127.0.0.1'] }
	);
	const profile = createProfile(args);
	const close = async () => {
		await profile.remove();
		site.close();
	};
	try {
		const context = await profile.open();
		const page = await context.newPage();
		await page.goto(site.url);
		await page.waitForFunction(() => 'harness' in globalThis);
		if (!(await page.evaluate(() => harness.isIsolated))) {
			throw new Error('The measuring page is not isolated: WASM would have no threads.');
		}
		return { page, browser: `Chromium ${context.browser()?.version() ?? ''}`.trim(), close };
	} catch (cause) {
		await close();
		throw cause;
	}
}
