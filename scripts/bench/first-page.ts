import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { createProfile } from '#scripts/browser/launch.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { waitForHydration } from './tool-pages.ts';

/** Longer than the page waits for a quiet moment before it fetches anything ahead. */
const SETTLE_MS = 4000;

interface LoadedScript {
	/** Empty for a script in the page. */
	readonly address: string;
	readonly body: Buffer;
}

/** All JavaScript that `/` loads on a first visit within four quiet seconds, scripts in the page included. */
export async function loadFirstPage(page: Page, url: string): Promise<readonly LoadedScript[]> {
	const scripts: Promise<LoadedScript>[] = [];
	page.on('response', (response) => {
		const type = response.headers()['content-type'] ?? '';
		if (!/javascript/.test(type) || !response.ok()) return;
		scripts.push(response.body().then((body) => ({ address: response.url(), body })));
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	await waitForHydration(page);
	await page.waitForTimeout(SETTLE_MS);
	const inline = await page
		.locator('script:not([src]):not([type="application/json"])')
		.allTextContents();
	const inPage = inline.map((text) => ({ address: '', body: Buffer.from(text) }));
	return [...(await Promise.all(scripts)), ...inPage];
}

/** Bytes of all of them, each compressed by gzip at level 9. */
export function gzippedBytes(scripts: readonly LoadedScript[]): number {
	return scripts.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0);
}

export async function measureFirstPage(url: string): Promise<BenchResult> {
	const profile = createProfile();
	try {
		const page = await (await profile.open()).newPage();
		const bytes = gzippedBytes(await loadFirstPage(page, url));
		return summarize('first_page_js_gzip_bytes', 'bytes', [bytes]);
	} finally {
		await profile.remove();
	}
}
