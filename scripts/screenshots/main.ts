/**
 * `npm run screenshots`: pictures of every page, and those of the README and of the install dialog, taken of the
 * production build. `-- --named` takes the latter only.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Page } from '@playwright/test';
import { openSite } from '#scripts/bench/app-site.ts';
import { waitForAnswer, waitForHydration } from '#scripts/bench/tool-pages.ts';
import { createProfile } from '#scripts/browser/launch.ts';
import { takeEveryPage } from './every-page.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const SENTIMENT = { path: '/sentiment', action: 'Analyze', sample: 2, scheme: 'light' } as const;
const NEWS = { path: '/fake-news', action: 'Check', sample: 1, scheme: 'light' } as const;
const README = { width: 1280, height: 1040, at: 'top' } as const;

/** Height of the bar at the top of a phone's page. */
const BAR_PIXELS = 56;

const SHOTS = [
	{ file: 'docs/screenshots/sentiment.png', ...SENTIMENT, ...README },
	{ file: 'docs/screenshots/sentiment-dark.png', ...SENTIMENT, ...README, scheme: 'dark' },
	{ file: 'docs/screenshots/fake-news.png', ...NEWS, ...README },
	// Named in static/manifest.webmanifest, with these sizes.
	{ file: 'static/screenshots/wide.png', ...SENTIMENT, width: 1280, height: 800, at: 'answer' },
	{ file: 'static/screenshots/narrow.png', ...SENTIMENT, width: 400, height: 800, at: 'answer' }
] as const;

const site = await openSite({ mayBuild: true });
const profile = createProfile();
try {
	if (!process.argv.includes('--named')) {
		await takeEveryPage(site.url, join(ROOT, 'docs/screenshots/pages'));
	}
	const context = await profile.open();
	for (const shot of SHOTS) {
		const page = await context.newPage();
		await page.emulateMedia({ colorScheme: shot.scheme });
		await take(page, shot);
		await page.close();
	}
} finally {
	await profile.remove();
	site.close();
}

async function take(page: Page, shot: (typeof SHOTS)[number]) {
	const { file, path, action, sample, width, height, at } = shot;
	await page.setViewportSize({ width, height });
	await page.goto(`${site.url}${path}`);
	await waitForHydration(page);
	await page.getByRole('button', { name: 'Samples' }).click();
	await page.getByRole('menuitem').nth(sample).click();
	await page.getByRole('button', { name: action, exact: true }).click();
	await waitForAnswer(page);
	// So that neither the pointer nor the focus marks anything.
	await page.mouse.move(0, 0);
	await page.evaluate(
		({ at, bar }) => {
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
			const answer = document.querySelector('section[aria-label="Result"]');
			const top = at === 'top' ? 0 : (answer?.getBoundingClientRect().top ?? 0) + scrollY;
			window.scrollTo({ top: top - bar, behavior: 'instant' });
		},
		{ at, bar: BAR_PIXELS }
	);
	mkdirSync(dirname(join(ROOT, file)), { recursive: true });
	await page.screenshot({ path: join(ROOT, file) });
	console.log(file);
}
