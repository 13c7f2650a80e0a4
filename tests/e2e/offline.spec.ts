import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { deployNextVersion } from './support/next-version.ts';
import { isOffline, test } from './support/own-site.ts';
import { hydrated, open } from './support/open-page.ts';

const TEXT = 'The guide knew every stone of the castle. We laughed all afternoon.';
const LONG = Array.from(
	{ length: 12 },
	(_, day) => `On day ${day} the council of Fernmoor met and spoke of the bridge over the Aln.`
).join(' ');
const RESUME = `Anna Berg
Web developer in Rotterdam

Experience
2019 to 2024, web developer at Nordlicht. Built shops with TypeScript and Svelte for six customers.
2016 to 2019, junior developer at Hafenwerk. Wrote reports in SQL and tested them with Python.

Skills
TypeScript, Svelte, SQL, Python, Git`;
const JOB = `Web developer, Rotterdam

We build shops for small publishers and look for somebody who likes to finish things.

Requirements
- Three years of work with TypeScript
- Good knowledge of SQL
- Experience with Kubernetes`;

const TOOLS = [
	{ path: '/sentiment', action: 'Analyze', boxes: { Text: TEXT } },
	{ path: '/summarize', action: 'Summarize', boxes: { Text: LONG } },
	{ path: '/fake-news', action: 'Check', boxes: { Text: LONG } },
	{ path: '/job-match', action: 'Match', boxes: { Resume: RESUME, 'Job description': JOB } }
] as const;

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const facts = (page: Page) =>
	page.getByRole('region', { name: 'Result' }).getByText('Device', { exact: true });
const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

/** By the link in the navigation, without a load of the page. */
async function follow(page: Page, path: string): Promise<void> {
	await page.locator(`a[href$="${path}"]`).first().click();
	await expect(page).toHaveURL((url) => url.pathname === path);
}

async function fill(page: Page, { boxes }: (typeof TOOLS)[number]): Promise<void> {
	for (const [name, text] of Object.entries(boxes)) await box(page, name).fill(text);
}

async function run(page: Page, tool: (typeof TOOLS)[number]): Promise<void> {
	await fill(page, tool);
	await page.getByRole('button', { name: tool.action, exact: true }).click();
	await expect(facts(page)).toBeVisible({ timeout: 45_000 });
}

test.describe('without a connection', () => {
	// The browser itself notes that these two addresses could not be fetched.
	test.use({ allowedConsole: ['/nowhere', '/sentiment/)'] });

	test('after one visit and a restart of the browser every page opens and every tool answers', async ({
		startSite,
		makeFolder,
		openBrowser
	}) => {
		test.setTimeout(240_000);
		const site = await startSite();
		const profile = makeFolder();
		let browser = await openBrowser(profile);
		let page = await browser.newPage();
		// One model is kept because its tool was used, the others because of the button.
		await open(page, site.url('/sentiment'));
		await run(page, TOOLS[0]);
		await follow(page, '/settings');
		await page.getByRole('button', { name: 'Make everything available offline' }).click();
		await expect(page.getByText('Everything is on this device')).toBeVisible({ timeout: 45_000 });
		await isOffline(page);
		await browser.close();
		site.stop();

		browser = await openBrowser(profile);
		page = await browser.newPage();
		for (const path of ['/', '/settings', '/about', '/privacy', '/help', '/open']) {
			await open(page, site.url(path));
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		}
		for (const tool of TOOLS) {
			await open(page, site.url(tool.path));
			expect(await isIsolated(page)).toBe(true);
			await run(page, tool);
		}
		await page.goto(site.url('/nowhere'));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
		await open(page, site.url('/sentiment/'));
		await expect(page).toHaveURL(site.url('/sentiment'));
	});
});

test('a host that sends no headers, below a folder: isolated after one reload by itself', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	const site = await startSite({ headers: false, base: '/textai' });
	const page = await (await openBrowser(makeFolder())).newPage();
	let loads = 0;
	page.on('domcontentloaded', () => (loads += 1));
	await open(page, site.url('/sentiment'));
	await expect.poll(() => isIsolated(page).catch(() => false), { timeout: 45_000 }).toBe(true);
	await hydrated(page);
	const [sentiment] = TOOLS;
	await run(page, sentiment);
	expect(loads).toBe(2);
	await page.getByRole('link', { name: 'Summary' }).first().click();
	await expect(page).toHaveURL(site.url('/summarize'));

	// Deep links are isolated from the start, also without the server.
	site.stop();
	await open(page, site.url('/sentiment'));
	expect(await isIsolated(page)).toBe(true);
	await run(page, sentiment);
	expect(loads).toBe(3);
});

test('no page is loaded again while someone types, and a reload by hand keeps the text', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	const site = await startSite({ headers: false });
	const page = await (await openBrowser(makeFolder())).newPage();
	let loads = 0;
	page.on('domcontentloaded', () => (loads += 1));
	await open(page, site.url('/sentiment'));
	await box(page, 'Text').fill(TEXT);
	await isOffline(page);
	// The reload would have been asked for in the event that made the page controlled.
	await page.evaluate(() => new Promise(requestAnimationFrame));
	expect(loads).toBe(1);
	await expect(box(page, 'Text')).toHaveValue(TEXT);

	// Whoever loads the page again finds the text, which has never been on the disk.
	await page.reload();
	await hydrated(page);
	await expect(box(page, 'Text')).toHaveValue(TEXT);
	const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
	expect(stored).not.toContain('castle');
});

test('a new version is offered, waits for "Reload", keeps all drafts, and breaks no older tab', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	test.setTimeout(120_000);
	const root = makeFolder('build');
	const site = await startSite({ root });
	const browser = await openBrowser(makeFolder());
	const page = await browser.newPage();
	await open(page, site.url('/settings'));
	await isOffline(page);
	const other = await browser.newPage();
	await open(other, site.url('/sentiment'));
	await box(other, 'Text').fill('Typed in the other tab.');
	const build = page.getByText(/build [0-9a-f]{8}/);
	await expect(build).toBeVisible();
	await page.getByRole('button', { name: 'Check for an update' }).click();
	await expect(page.getByText('This is the newest version.')).toBeVisible();
	for (const tool of TOOLS) {
		await follow(page, tool.path);
		await fill(page, tool);
	}

	deployNextVersion(root);
	await follow(page, '/settings');
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	const offer = page.getByRole('region', { name: 'Update' });
	await expect(offer).toContainText('A new version is ready');
	await offer.getByRole('button', { name: 'Later' }).click();
	await expect(offer).toBeHidden();
	const otherOffer = other.getByRole('region', { name: 'Update' });
	await expect(otherOffer).toContainText('A new version is ready');

	await page.getByRole('button', { name: 'Reload with the new version' }).click();
	await expect(page.locator('link[href*="entry/bstart."]')).toBeAttached({ timeout: 20_000 });
	await hydrated(page);
	for (const tool of TOOLS) {
		await follow(page, tool.path);
		for (const [name, text] of Object.entries(tool.boxes)) {
			await expect(box(page, name)).toHaveValue(text);
		}
	}

	// The older tab still runs, with parts that it never loaded and that the server has no longer.
	await expect(otherOffer).toContainText('This tab runs the older version');
	await expect(box(other, 'Text')).toHaveValue('Typed in the other tab.');
	await other.keyboard.press('Control+k');
	await expect(other.getByPlaceholder('Where to?')).toBeVisible();
	await other.keyboard.press('Escape');
	await follow(other, '/job-match');
	await expect(box(other, 'Resume')).toBeVisible();
	await otherOffer.getByRole('button', { name: 'Reload' }).click();
	await expect(other.locator('link[href*="entry/bstart."]')).toBeAttached({ timeout: 20_000 });
	await hydrated(other);
	await follow(other, '/sentiment');
	await expect(box(other, 'Text')).toHaveValue('Typed in the other tab.');

	// Nobody runs the older version now: its files go.
	await expect.poll(() => keptOldChunks(other)).toEqual([]);
});

/** Names of kept chunks that are not of the version that `deployNextVersion` makes. */
async function keptOldChunks(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const name = (await caches.keys()).find((key) => key.startsWith('textai-shell')) ?? '';
		const keys = await (await caches.open(name)).keys();
		return keys
			.map(({ url }) => new URL(url).pathname)
			.filter((path) => /\/immutable\/(chunks|entry|nodes)\/.*\.js$/.test(path))
			.filter((path) => !path.split('/').at(-1)?.startsWith('b'));
	});
}

test('repair loads the app anew and keeps models and settings', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	const site = await startSite();
	const page = await (await openBrowser(makeFolder())).newPage();
	await open(page, site.url('/settings'));
	await isOffline(page);
	await page.evaluate(async () => {
		localStorage.setItem('textai.settings', '{"device":"wasm","preload":false}');
		await (await caches.open('textai-models-1')).put('/models/kept', new Response('kept'));
		const shell = (await caches.keys()).find((name) => name.startsWith('textai-shell')) ?? '';
		await (await caches.open(shell)).put('/broken', new Response('broken'));
	});
	await page.getByRole('button', { name: 'Repair' }).click();
	const loaded = page.waitForEvent('load');
	await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click();
	await loaded;
	await hydrated(page);
	await isOffline(page);
	const kept = await page.evaluate(async () => [
		localStorage.getItem('textai.settings'),
		await (await caches.match('/models/kept'))?.text(),
		await caches.match('/broken')
	]);
	expect(kept).toEqual(['{"device":"wasm","preload":false}', 'kept', undefined]);
});
