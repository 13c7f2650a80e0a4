/** `npm run screenshots`: the pictures of the README, taken of the production build. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page } from '@playwright/test';
import { openSite } from '#scripts/bench/app-site.ts';
import { waitForAnswer, waitForHydration } from '#scripts/bench/tool-pages.ts';
import { createProfile } from '#scripts/browser/launch.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const SHOTS = [
	{ name: 'sentiment', path: '/sentiment', action: 'Analyze', sample: 2, scheme: 'light' },
	{ name: 'sentiment-dark', path: '/sentiment', action: 'Analyze', sample: 2, scheme: 'dark' },
	{ name: 'fake-news', path: '/fake-news', action: 'Check', sample: 1, scheme: 'light' }
] as const;

mkdirSync(FOLDER, { recursive: true });
const site = await openSite({ mayBuild: true });
const profile = createProfile();
try {
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

async function take(page: Page, { name, path, action, sample }: (typeof SHOTS)[number]) {
	await page.setViewportSize({ width: 1280, height: 1040 });
	await page.goto(`${site.url}${path}`);
	await waitForHydration(page);
	await page.getByRole('button', { name: 'Samples' }).click();
	await page.getByRole('menuitem').nth(sample).click();
	await page.getByRole('button', { name: action, exact: true }).click();
	await waitForAnswer(page);
	// So that neither the pointer nor the focus marks anything.
	await page.mouse.move(0, 0);
	await page.evaluate(() => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		window.scrollTo(0, 0);
	});
	await page.screenshot({ path: `${FOLDER}${name}.png` });
	console.log(`docs/screenshots/${name}.png`);
}
