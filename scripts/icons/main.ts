/** Draws the PNG icons of `static/icons/` from the mark in `static/favicon.svg`: `npx tsx scripts/icons/main.ts`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../chromium.mjs';
import { ROOT } from '../processes.mjs';

/**
 * `full`: the ground reaches the edges, for systems that cut the icon into a shape of their own. The mark lies
 * within the 40 % around the middle that a maskable icon is promised.
 */
const ICONS = [
	{ name: 'icon-192', size: 192, full: false },
	{ name: 'icon-512', size: 512, full: false },
	{ name: 'maskable-192', size: 192, full: true },
	{ name: 'maskable-512', size: 512, full: true },
	{ name: 'apple-touch-icon', size: 180, full: true }
] as const;

const FOLDER = join(ROOT, 'static', 'icons');
const mark = readFileSync(join(ROOT, 'static', 'favicon.svg'), 'utf8');

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({
	executablePath: await findChromium({ install: false }),
	args: ['--no-sandbox']
});
const page = await browser.newPage();
for (const { name, size, full } of ICONS) {
	await page.setViewportSize({ width: size, height: size });
	await page.setContent(
		`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${
			full ? mark.replace(/ rx="8"/, '') : mark
		}`
	);
	await page.screenshot({ path: join(FOLDER, `${name}.png`), omitBackground: true });
}
await browser.close();
