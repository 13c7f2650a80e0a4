import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/own-site.ts';
import { open } from './support/open-page.ts';

const PRAISE = 'A delight from beginning to end. I loved every minute of it.';

/** As the browser's own setting does that blocks all site data: no storage of any kind, and its mere name throws. */
const BLOCKS_SITE_DATA = { profile: { default_content_setting_values: { cookies: 2 } } };

// The palette's library says so for each of its two settings.
test.use({ allowedConsole: ['Error when writing value from persisted store'] });

// The setting belongs to a browser with a window.
test(
	'where the browser denies all storage, tools, history and batch work from memory and say so',
	{ tag: '@alone' },
	async ({ startSite, makeFolder, openBrowser }) => {
		const site = await startSite();
		const profile = makeFolder();
		mkdirSync(join(profile, 'Default'));
		writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(BLOCKS_SITE_DATA));
		const page = await (await openBrowser(profile)).newPage();
		const goTo = (name: string) =>
			page
				.getByRole('navigation', { name: 'Main' })
				.getByRole('link', { name, exact: true })
				.click();

		await open(page, site.url('/sentiment'));
		const hasStorage = await page.evaluate(() => localStorage instanceof Storage);
		expect(hasStorage, 'the browser gives storage').toBe(false);
		await page.getByRole('textbox', { name: 'Text', exact: true }).fill(PRAISE);
		await page.getByRole('button', { name: 'Analyze', exact: true }).click();
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result.getByText('Device', { exact: true })).toBeVisible();

		await goTo('History');
		await expect(page.getByText('This browser keeps nothing')).toBeVisible();
		await expect(page.getByRole('list', { name: 'History' })).toContainText(PRAISE);

		await goTo('Batch');
		await expect(page.getByText('jobs go with this page')).toBeVisible();
		const buffer = Buffer.from('id,text\n1,I liked it\n2,I hated it\n');
		await page.getByLabel('File').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
		await page.getByRole('button', { name: 'Start', exact: true }).click();
		const bar = page.getByRole('progressbar', { name: 'Progress' });
		await expect(bar).toHaveAttribute('aria-valuenow', '2');

		await goTo('Settings');
		await expect(page.getByText('This browser keeps nothing').first()).toBeVisible();
	}
);
