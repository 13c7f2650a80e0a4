import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const GOOD = 'The owls were magnificent and the guide was wonderful.';
const BAD = 'The bus was late, dirty and unbearably loud.';

async function analyze(page: Page, text: string) {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByText('Device', { exact: true })).toBeVisible();
}

async function goTo(page: Page, name: string) {
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).first().click();
}

test('a guest finds, opens, changes and deletes what was run', async ({ page, gotoReady }) => {
	await gotoReady('/history');
	await expect(page.getByText('Every run will stand here')).toBeVisible();
	await expect(page.getByText('this history is gone when the tab closes')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Create an account' })).toHaveAttribute(
		'href',
		/register$/
	);
	await goTo(page, 'Sentiment');
	await analyze(page, GOOD);
	await analyze(page, BAD);

	await goTo(page, 'History');
	const list = page.getByRole('list', { name: 'History' });
	const rows = list.getByRole('listitem');
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(0)).toContainText(BAD);
	await expect(rows.nth(0)).toContainText('Negative');
	await expect(rows.nth(0)).toContainText('Today');
	await expectNoAxeViolations(page);

	const search = page.getByRole('searchbox', { name: 'Search history' });
	await search.fill('MAGNIF owl');
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText(GOOD);
	await expect(page).toHaveURL(/text=MAGNIF/);
	await search.fill('penguin');
	await expect(page.getByText('Nothing fits')).toBeVisible();
	await page.getByRole('button', { name: 'Show everything' }).click();
	await page.getByLabel('Result', { exact: true }).selectOption({ label: 'Negative' });
	await expect(rows).toHaveCount(1);
	await page.getByRole('button', { name: 'Clear' }).click();
	await expect(rows).toHaveCount(2);

	// Rename, tag and star: the list, the filters and the search know it at once.
	await list.getByRole('button', { name: GOOD, exact: true }).click();
	const entry = page
		.getByRole('region', { name: 'Entry', exact: true })
		.or(page.getByRole('dialog'));
	await entry.getByLabel('Name of the entry').fill('Night tour');
	await entry.getByLabel('Name of the entry').press('Enter');
	await entry.getByLabel('Add a tag').fill('birds');
	await entry.getByLabel('Add a tag').press('Enter');
	await entry.getByRole('button', { name: 'Star this entry' }).click();
	await expect(entry.getByRole('button', { name: 'Take the star away' })).toBeVisible();
	await expect(entry.getByText(GOOD)).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Starred' }).click();
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText('Night tour');
	await expect(rows).toContainText('birds');
	await page.getByRole('button', { name: 'Clear' }).click();

	// Delete, undo, delete for good.
	await list.getByRole('button', { name: BAD, exact: true }).click();
	await entry.getByRole('button', { name: 'Delete this entry' }).click();
	await expect(rows).toHaveCount(1);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rows).toHaveCount(2);
	await page.getByRole('button', { name: 'Select', exact: true }).click();
	await rows.nth(0).getByRole('checkbox').check();
	await rows.nth(1).getByRole('checkbox').check();
	await expect(page.getByText('2 selected')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Done' }).click();

	// Open in its tool: input and answer as they were, nothing runs.
	await list.getByRole('button', { name: 'Night tour', exact: true }).click();
	await entry.getByRole('button', { name: 'Open in Sentiment' }).click();
	await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(GOOD);
	await expect(page.getByText('From your history')).toBeVisible();
	await goTo(page, 'History');
	await expect(rows).toHaveCount(2);

	// Small and dark.
	await page.setViewportSize({ width: 360, height: 740 });
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	await list.getByRole('button', { name: 'Night tour', exact: true }).click();
	await expect(
		page.getByRole('dialog', { name: 'Entry' }).getByLabel('Name of the entry')
	).toHaveValue('Night tour');
	await expectNoAxeViolations(page);
	await page.keyboard.press('Escape');
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
	await page.getByRole('button', { name: 'Delete all' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 entries' }).click();
	await expect(page.getByText('Every run will stand here')).toBeVisible();
});
