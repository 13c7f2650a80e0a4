import { expect, test as base } from '@playwright/test';
import { open } from './open-page.ts';
import { watchOutside, type Outside } from './outside.ts';

interface Options {
	/**
	 * Parts of the console errors, page errors and failed loads that a test provokes; any other fails it.
	 * Strings, as Playwright takes a list whose second item is an object for a fixture and its options.
	 */
	allowedConsole: readonly string[];
}

interface Fixtures {
	guard: undefined;
	/** Opens a page of the app and waits until it answers clicks. */
	gotoReady: (path: string) => Promise<void>;
}

interface WorkerFixtures {
	outside: Outside;
}

/** What the browser itself asks for, whatever the page is. Pages are also watched by Playwright. */
const BROWSER_OWN =
	/^(http:\/\/)?((accounts|clients\d?)\.google|(update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis|(redirector|edgedl\.me)\.gvt1)\.com[:/]/;

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
	allowedConsole: [[], { option: true }],

	outside: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern
		async ({}, use) => {
			const outside = await watchOutside();
			await use(outside);
			outside.close();
		},
		{ scope: 'worker' }
	],

	launchOptions: [
		async ({ launchOptions, outside }, use) => {
			await use({
				...launchOptions,
				proxy: { server: outside.proxy, bypass: 'localhost,127.0.0.1' }
			});
		},
		{ scope: 'worker' }
	],

	/** Fails any test in which a request left the origin, or the console, the page or the policy complained. */
	guard: [
		async ({ context, baseURL, allowedConsole, outside }, use) => {
			const origin = new URL(baseURL ?? '').origin;
			const foreign: string[] = [];
			const complaints: string[] = [];
			context.on('request', (request) => {
				const url = new URL(request.url());
				const isLocal = url.protocol === 'data:' || url.protocol === 'blob:';
				if (!isLocal && url.origin !== origin) foreign.push(request.url());
			});
			context.on('console', (message) => {
				if (message.type() !== 'error') return;
				complaints.push(`${message.text()} (${message.location().url})`);
			});
			context.on('weberror', (error) => {
				complaints.push(String(error.error()));
			});
			outside.clear();
			await use(undefined);
			foreign.push(...outside.asked().filter((host) => !BROWSER_OWN.test(host)));
			expect.soft(foreign, 'requests to other origins').toEqual([]);
			const unexpected = complaints.filter(
				(text) => !allowedConsole.some((allowed) => text.includes(allowed))
			);
			expect.soft(unexpected, 'complaints in the console').toEqual([]);
		},
		{ auto: true }
	],

	gotoReady: async ({ page }, use) => {
		await use(async (path) => {
			await open(page, path);
		});
	}
});
