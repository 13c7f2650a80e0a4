import { expect, type Page } from '@playwright/test';
import { askToLogIn, join, newDevice, test } from './own-server.fixture.ts';
import { signUp } from './support/people.ts';
import { open } from './support/open-page.ts';

const FIRST = 'The owls of Quernmoor were magnificent, and the tea was warm.';
const SECOND = 'A dull evening with a cold soup and a broken chair.';

// Asked without a connection, a browser notes that it has none.
test.use({ allowedConsole: ['ERR_INTERNET_DISCONNECTED', 'status of 401'] });
test.describe.configure({ timeout: 300_000 });

async function analyze(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByText('Device', { exact: true })).toBeVisible();
}

/** By the links of the app: what a page without a connection can do. */
async function goTo(page: Page, name: string): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name, exact: true })
		.click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

function entry(page: Page, text: string) {
	return page
		.getByRole('list', { name: 'History' })
		.getByRole('listitem')
		.filter({ hasText: text });
}

async function syncNow(page: Page): Promise<void> {
	await open(page, '/sync');
	await page.getByRole('button', { name: 'Sync now' }).click();
	await expect(page.locator('[data-sync=synced]')).toBeVisible();
}

test('what is written on one device is read on another, also what was done without a connection', async ({
	page,
	browser,
	baseURL
}) => {
	await signUp(page, 'Ann');
	await open(page, '/sentiment');
	await analyze(page, FIRST);
	await open(page, '/sync');
	await page.getByRole('button', { name: 'Look for the server' }).click();
	await join(page);
	await expect(page.locator('[data-sync=synced]')).toBeVisible();

	const other = await newDevice(browser, baseURL);
	await open(other, '/sync');
	await other.getByRole('button', { name: 'Look for the server' }).click();
	await askToLogIn(other, 'Ann');
	await expect(other.getByText(/^Joined as /)).toBeVisible();
	await expect(other.locator('[data-sync=synced]')).toBeVisible();
	await goTo(other, 'History');
	await expect(entry(other, FIRST)).toBeVisible();

	// The page of the tool and its model are there when the connection goes.
	await goTo(other, 'Sentiment');
	await analyze(other, 'The tea was warm.');
	await other.context().setOffline(true);
	await analyze(other, SECOND);
	await goTo(other, 'History');
	await expect(entry(other, SECOND)).toBeVisible();
	await entry(other, FIRST).getByRole('button', { name: /^Star/ }).click();

	await syncNow(page);
	await goTo(page, 'History');
	await expect(entry(page, FIRST)).toBeVisible();
	await expect(entry(page, SECOND)).toHaveCount(0);

	await other.context().setOffline(false);
	await syncNow(other);
	await syncNow(page);
	await goTo(page, 'History');
	await expect(entry(page, SECOND)).toBeVisible();
	await page.getByRole('button', { name: 'Starred', exact: true }).click();
	await expect(entry(page, FIRST)).toBeVisible();
	await expect(entry(page, SECOND)).toHaveCount(0);
});
