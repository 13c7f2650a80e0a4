import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './support/fixtures.ts';

const { files: FILES } = JSON.parse(readFileSync('models/sentiment/manifest.json', 'utf8')) as {
	files: unknown[];
};
const TEXT = 'Not bad at all.';

/** In whole percent, as the answer states it; and the line of facts below it. */
async function analyze(page: Page) {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TEXT);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByText('Device', { exact: true })).toBeVisible({ timeout: 30_000 });
	return result;
}

test('a chosen device is kept, used, and named under the answer', async ({ page, gotoReady }) => {
	await gotoReady('/settings');
	await expect(page.getByRole('radio', { name: 'Automatic' })).toBeChecked();
	await page.getByRole('radio', { name: 'Processor (WASM)', exact: true }).check();
	await gotoReady('/sentiment');
	const onProcessor = await analyze(page);
	await expect(onProcessor).toContainText('(WASM)');
	await expect(onProcessor).not.toContainText('offers no WebGPU');

	// This browser has no adapter: what was asked for cannot be had, and the answer says so.
	await gotoReady('/settings');
	await expect(page.getByRole('radio', { name: 'Processor (WASM)', exact: true })).toBeChecked();
	await page.getByRole('radio', { name: 'Graphics processor (WebGPU)' }).check();
	await expect(page.getByText('no graphics processor to use')).toBeVisible();
	await page.getByRole('link', { name: 'Sentiment' }).first().click();
	const instead = await analyze(page);
	await expect(instead).toContainText('(WASM)');
	await expect(instead).toContainText('This browser offers no WebGPU here');
});

test('says what this device offers', async ({ page, gotoReady }) => {
	await gotoReady('/settings');
	const card = page.getByRole('region', { name: 'Where models run' });
	await expect(card.getByText(/^\d+ cores?$/)).toBeVisible();
	await expect(card.getByText('On', { exact: true })).toBeVisible();
	await expect(card.getByText('Not available')).toBeVisible();
});

test('a model is kept for offline use and deleted', async ({ page, gotoReady }) => {
	await gotoReady('/settings');
	const list = page.getByRole('region', { name: 'Models on this device' });
	const row = list.getByRole('listitem').filter({ hasText: 'Sentiment of English texts' });
	await expect(row).toContainText('Not on this device');
	await row.getByRole('button', { name: /^Keep for offline/ }).click();
	await expect(row).toContainText('On this device', { timeout: 30_000 });
	expect(await keptFiles(page)).toHaveLength(FILES.length);

	await page.reload();
	await expect(row).toContainText('On this device');
	await row.getByRole('button', { name: /^Delete/ }).click();
	const dialog = page.getByRole('dialog', { name: /^Delete Sentiment/ });
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(row).toContainText('On this device');
	await row.getByRole('button', { name: /^Delete/ }).click();
	await dialog.getByRole('button', { name: 'Delete the model' }).click();
	await expect(row).toContainText('Not on this device');
	expect(await keptFiles(page)).toEqual([]);
});

test('early loading is switched off for good', async ({ page, gotoReady }) => {
	await gotoReady('/settings');
	const preload = page.getByRole('switch', { name: 'Get models ready early' });
	await expect(preload).toBeChecked();
	await preload.uncheck();
	await page.reload();
	await expect(preload).toBeEnabled();
	await expect(preload).not.toBeChecked();
});

test.describe('where storage is switched off', () => {
	// The palette's library says so, too.
	test.use({ allowedConsole: ['Error when writing value from persisted store'] });

	test('says when the browser keeps no settings', async ({ page, gotoReady }) => {
		await page.addInitScript(() => {
			Storage.prototype.setItem = () => {
				throw new DOMException('switched off', 'SecurityError');
			};
		});
		await gotoReady('/settings');
		await page.getByRole('radio', { name: 'Processor (WASM)', exact: true }).check();
		await expect(page.getByText('This browser keeps no settings')).toBeVisible();
		await expect(page.getByRole('radio', { name: 'Processor (WASM)', exact: true })).toBeChecked();
	});
});

/** Addresses in Cache Storage of the model that the tests keep. */
function keptFiles(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const cache = await caches.open('textai-models-1');
		const keys = await cache.keys();
		return keys.map(({ url }) => url).filter((url) => url.includes('/models/sentiment/'));
	});
}
