import { mkdir, writeFile } from 'node:fs/promises';
import { hash } from 'bcryptjs';
import { expect, type Locator, type Page } from '@playwright/test';
import { makeZip } from '../support/make-zip.ts';
import { test } from './support/fixtures.ts';
import { logIn } from './support/people.ts';

async function importDialog(page: Page): Promise<Locator> {
	const dialog = page.getByRole('dialog');
	if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Import data' }).click();
	return dialog;
}

async function choose(page: Page, name: string, content: string | Uint8Array): Promise<Locator> {
	const dialog = await importDialog(page);
	await dialog
		.getByLabel('Open file')
		.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
	return dialog;
}

const row = (dialog: Locator, kind: string) =>
	dialog.getByRole('row').filter({ has: dialog.page().getByRole('rowheader', { name: kind }) });

test('the files of the earlier system come in as a zip and as a folder', async ({
	page,
	gotoReady
}, testInfo) => {
	const users = {
		dan: { password_hash: await hash('old pass 1', 4), tier: 'pro' },
		cleo: { password_hash: await hash('old pass 2', 4) },
		plain: { password: 'in the clear' }
	};
	const runs = [
		{ timestamp: '2024-05-02T08:00:00', tool: 'Sentiment Analysis', input: 'owls', result: 'POS' }
	];
	const zip = makeZip([
		{ path: 'user_data/users.json', text: JSON.stringify(users) },
		{ path: 'user_data/history/cleo.json', text: JSON.stringify(runs) }
	]);
	await gotoReady('/settings');
	const dialog = await choose(page, 'user_data.zip', zip);
	await expect(row(dialog, 'Accounts').getByRole('cell')).toHaveText(['2', '0', '0']);
	await expect(dialog.getByText('plain: there is no bcrypt hash')).toBeVisible();
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(dialog.getByText('Recovery codes: shown this once')).toBeVisible();
	const code = (await dialog.getByRole('definition').textContent())?.trim() ?? '';
	expect(code).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
	await dialog.getByRole('button', { name: 'Done' }).click();

	// The first account of the file is the admin of this device.
	await logIn(page, 'dan', 'old pass 1');
	await expect(page.getByText('You are signed in as dan')).toBeVisible();
	const folder = testInfo.outputPath('user_data');
	await mkdir(folder);
	await writeFile(`${folder}/users.json`, JSON.stringify(users));
	await gotoReady('/settings');
	const again = await importDialog(page);
	await again.getByLabel('Open folder').setInputFiles(folder);
	await expect(row(again, 'Accounts').getByRole('cell')).toHaveText(['0', '0', '2']);
	await expect(again.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});
