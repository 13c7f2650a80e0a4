import { gzipSync } from 'node:zlib';
import { createProfile } from '#scripts/browser/launch.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { waitForHydration } from './tool-pages.ts';

/** Longer than the page waits for a quiet moment before it fetches anything ahead. */
const SETTLE_MS = 4000;

/** All JavaScript that `/` loads, scripts in the page included, each compressed by gzip at level 9. */
export async function measureFirstPage(url: string): Promise<BenchResult> {
	const profile = createProfile();
	try {
		const page = await (await profile.open()).newPage();
		const bodies: Promise<Buffer>[] = [];
		page.context().on('response', (response) => {
			const type = response.headers()['content-type'] ?? '';
			if (/javascript/.test(type) && response.ok()) bodies.push(response.body());
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		await waitForHydration(page);
		await page.waitForTimeout(SETTLE_MS);
		const inline = await page
			.locator('script:not([src]):not([type="application/json"])')
			.allTextContents();
		const scripts = [...(await Promise.all(bodies)), ...inline.map((text) => Buffer.from(text))];
		const bytes = scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
		return summarize('first_page_js_gzip_bytes', 'bytes', [bytes]);
	} finally {
		await profile.remove();
	}
}
