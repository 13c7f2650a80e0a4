import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { BUILD } from '#scripts/ensure-build.mjs';
import { listen } from '#scripts/listen.mjs';
import { createStaticServer } from '#scripts/serve.mjs';
import { test as base } from './fixtures.ts';

interface SiteOptions {
	readonly root?: string;
	/** Path the app lives below, such as `/textai`. */
	readonly base?: string;
	/** False: as hosts do that send no headers. */
	readonly headers?: boolean;
}

/** A server of a test's own, which can be stopped and come back at the same address. */
export class OwnSite {
	#port = 0;
	#close = () => {};

	constructor(private readonly options: SiteOptions = {}) {}

	async start(): Promise<void> {
		const { root = BUILD, base: folder = '', headers = true } = this.options;
		const create = () => createStaticServer({ root, base: folder, headers });
		const { url, close } = await listen(create, { port: this.#port, hosts: ['127.0.0.1'] });
		this.#port = Number(new URL(url).port);
		this.#close = close;
	}

	stop(): void {
		this.#close();
	}

	url(path: string): string {
		return `http://127.0.0.1:${this.#port}${this.options.base ?? ''}${path}`;
	}
}

interface Own {
	startSite: (options?: SiteOptions) => Promise<OwnSite>;
	/** A folder that goes when the test ends; with a copy of the build in it, without models, if asked for. */
	makeFolder: (content?: 'build') => string;
	/** A browser with its profile on the disk: the same folder again is the browser restarted. */
	openBrowser: (profile: string) => Promise<BrowserContext>;
}

/** Tests with servers and browsers of their own, guarded like all others. */
export const test = base.extend<Own>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern
	startSite: async ({}, use) => {
		const sites: OwnSite[] = [];
		await use(async (options) => {
			const site = new OwnSite(options);
			await site.start();
			sites.push(site);
			return site;
		});
		for (const site of sites) site.stop();
	},

	// eslint-disable-next-line no-empty-pattern -- as above
	makeFolder: async ({}, use) => {
		const folders: string[] = [];
		await use((content) => {
			const folder = mkdtempSync(join(tmpdir(), 'textai-e2e-'));
			folders.push(folder);
			// Models are large, and whoever changes a build runs none.
			const models = join(BUILD, 'models') + sep;
			const filter = (path: string) => !path.startsWith(models) && !/\.(br|gz)$/.test(path);
			if (content === 'build') cpSync(BUILD, folder, { recursive: true, filter });
			return folder;
		});
		// A browser that has just been closed may still write into its profile.
		const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;
		for (const folder of folders) rmSync(folder, options);
	},

	openBrowser: async ({ launchOptions, allowedConsole }, use) => {
		const browsers: BrowserContext[] = [];
		const foreign: string[] = [];
		const complaints: string[] = [];
		await use(async (profile) => {
			const context = await chromium.launchPersistentContext(profile, {
				...launchOptions,
				serviceWorkers: 'allow'
			});
			browsers.push(context);
			// What these tests are about needs no model but those that they run.
			await context.addInitScript(() => {
				try {
					localStorage['textai.settings'] ??= '{"preload":false}';
				} catch {
					// An empty tab has no storage, nor has one whose browser denies it.
				}
			});
			context.on('request', (request) => {
				const { hostname, protocol } = new URL(request.url());
				if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.push(request.url());
			});
			context.on('console', (message) => {
				if (message.type() !== 'error') return;
				complaints.push(`${message.text()} (${message.location().url})`);
			});
			context.on('weberror', (error) => complaints.push(String(error.error())));
			return context;
		});
		for (const browser of browsers) await browser.close();
		expect.soft(foreign, 'requests to other origins').toEqual([]);
		const unexpected = complaints.filter(
			(text) => !allowedConsole.some((allowed) => text.includes(allowed))
		);
		expect.soft(unexpected, 'complaints in the console').toEqual([]);
	}
});

/** Until the service worker has all files and answers for this page. */
export async function isOffline(page: Page): Promise<void> {
	await expect
		.poll(
			() =>
				page
					.evaluate(() => navigator.serviceWorker.controller?.state ?? 'none')
					.catch(() => 'page is being loaded'),
			{ timeout: 45_000 }
		)
		.toBe('activated');
}
