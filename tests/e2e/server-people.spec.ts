import { expect, type Page } from '@playwright/test';
import { totp } from '../integration/server/support/totp.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { askToLogIn, join, newDevice, test } from './own-server.fixture.ts';
import { logOut, PASSWORD, signUp } from './support/people.ts';
import { hydrated, open } from './support/open-page.ts';

// A log-in is asked for a code by 200, but a wrong one and a session that ended are told by 401.
test.use({ allowedConsole: ['status of 401'] });
test.describe.configure({ timeout: 300_000 });

/** The first one: an admin of device and server. */
async function becomeAdmin(page: Page): Promise<void> {
	await signUp(page, 'Ann');
	await open(page, '/sync');
	await page.getByRole('button', { name: 'Look for the server' }).click();
	await join(page);
}

async function invite(page: Page, note: string, role?: 'Admin'): Promise<string> {
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
	await dialog.getByLabel('For whom').fill(note);
	if (role) await dialog.getByText(role, { exact: true }).click();
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	return (await page.getByLabel('Link of the invitation').textContent()) ?? '';
}

/** Opens the link without an account, makes one, and is led back. */
async function comeByLink(page: Page, link: string, name: string): Promise<void> {
	await open(page, link);
	await expect(page.getByText('You are invited to a server')).toBeVisible();
	await page.getByRole('link', { name: 'Create an account' }).first().click();
	await expect(page.getByLabel('Username', { exact: true })).toBeVisible();
	// A reload loses neither the invitation nor the way back.
	await page.reload();
	await hydrated(page);
	await page.getByLabel('Username', { exact: true }).fill(name);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await page.getByRole('button', { name: 'I have kept it' }).click();
	await expect(page.getByLabel('Invitation')).toHaveValue(/^inv_/);
	await join(page);
}

/** The key that the app is given, in the dialog that is open. */
async function switchOn(page: Page): Promise<{ secret: string; codes: string[] }> {
	await page.getByRole('button', { name: 'Switch on …' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Password on the server').fill('not this one');
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await expect(dialog.getByText('This is not the password')).toBeVisible();
	await dialog.getByLabel('Password on the server').fill(PASSWORD);
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
	const secret = ((await dialog.getByLabel('Key for the app').textContent()) ?? '').replaceAll(
		' ',
		''
	);
	await expectNoAxeViolations(page, { include: '[role=dialog]' });
	await dialog.getByLabel('Code of your authenticator app').fill('000 000');
	await dialog.getByRole('button', { name: 'Switch on' }).click();
	await expect(dialog.getByText('This code is wrong')).toBeVisible();
	await dialog.getByLabel('Code of your authenticator app').fill(totp(secret));
	await dialog.getByRole('button', { name: 'Switch on' }).click();
	const list = dialog.getByRole('list', { name: 'Backup codes' });
	await expect(list.getByRole('listitem').first()).toBeVisible();
	const codes = await list.getByRole('listitem').allTextContents();
	await dialog.getByRole('button', { name: 'I have kept them' }).click();
	return { secret, codes };
}

test('somebody comes by a link, switches the second factor on, logs in with it, and ends a session', async ({
	page,
	browser,
	baseURL
}) => {
	await becomeAdmin(page);
	await page.getByRole('link', { name: 'Admin', exact: true }).first().click();
	const link = await invite(page, 'Bob from the library');
	expect(link).toContain('/sync#invitation=inv_');
	await expect(page.getByText('Sign-up: by invitation')).toBeVisible();

	const first = await newDevice(browser, baseURL);
	await comeByLink(first, link, 'Bob');
	const { secret, codes } = await switchOn(first);
	expect(codes.length).toBeGreaterThan(5);
	const factor = first.getByRole('region', { name: 'Second factor' });
	await expect(factor.getByText('On', { exact: true })).toBeVisible();
	await expectNoAxeViolations(first);

	const second = await newDevice(browser, baseURL);
	await open(second, '/sync');
	await second.getByRole('button', { name: 'Look for the server' }).click();
	await askToLogIn(second, 'Bob');
	await second.getByLabel('Code of your authenticator app').fill('000000');
	await second.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(second.getByText('This code is wrong')).toBeVisible();
	await second.getByRole('button', { name: 'Use a backup code' }).click();
	await second.getByLabel('Backup code').fill(codes[0] ?? '');
	await second.getByRole('button', { name: 'Log in', exact: true }).click();
	const sessions = second.getByRole('list', { name: 'Where you are logged in' });
	await expect(sessions.getByRole('listitem')).toHaveCount(2);
	await expect(sessions.getByRole('listitem').first()).toContainText('This browser');
	await sessions.getByRole('button', { name: /^End the session of / }).click();
	await second.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
	await expect(sessions.getByRole('listitem')).toHaveCount(1);

	await first.getByRole('button', { name: 'Sync now' }).click();
	await expect(first.getByRole('heading', { name: 'Log in again' })).toBeVisible();
	await askToLogIn(first, 'Bob');
	await first.getByLabel('Code of your authenticator app').fill(totp(secret));
	await first.getByRole('button', { name: 'Log in', exact: true }).click();
	await factor.getByRole('button', { name: 'Switch off' }).click();
	const dialog = first.getByRole('dialog');
	await dialog.getByLabel('Password on the server').fill(PASSWORD);
	await dialog.getByRole('button', { name: 'Switch off' }).click();
	await expect(factor.getByText('Off', { exact: true })).toBeVisible();

	// Used up: it is in the list no more, and opens nothing.
	await page.reload();
	await expect(page.getByText('No invitation is open.')).toBeVisible();
	await logOut(first);
	await signUp(first, 'Mallory');
	await open(first, link);
	await first.getByLabel('Password of your account on this device').fill(PASSWORD);
	await first.getByRole('button', { name: 'Create and join' }).click();
	await expect(first.getByText('This invitation was used')).toBeVisible();
});

test('an admin of the server alone finds its page, backs up, and withdraws an invitation', async ({
	page,
	browser,
	baseURL
}) => {
	await becomeAdmin(page);
	await page.getByRole('link', { name: 'Admin', exact: true }).first().click();
	const link = await invite(page, 'Eve', 'Admin');

	const other = await newDevice(browser, baseURL);
	await signUp(other, 'Owner');
	await logOut(other);
	await comeByLink(other, link, 'Eve');
	// Not the first account of this device: without the server there would be no such page.
	await other.getByRole('link', { name: 'Admin', exact: true }).first().click();
	await expect(other.getByRole('heading', { name: 'People of the server' })).toBeVisible();
	await expect(other.getByText('For the admin of this device')).toHaveCount(0);

	const backups = other.getByRole('region', { name: 'Backups', exact: true });
	await expect(backups.getByText('There is no backup yet.')).toBeVisible();
	await backups.getByRole('button', { name: 'Back up now' }).click();
	await expect(backups.getByRole('cell', { name: 'By hand' })).toBeVisible();
	const log = other.getByRole('region', { name: 'Entries of the server’s log' });
	await expect(log).toContainText('made a backup of the server');

	await invite(other, 'Nobody');
	const row = other.getByRole('listitem').filter({ hasText: 'Nobody' });
	await expectNoAxeViolations(other);
	await row.getByRole('button', { name: 'Withdraw the invitation: Nobody' }).click();
	await other.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
	await expect(other.getByText('No invitation is open.')).toBeVisible();
	await expect(other.getByLabel('Link of the invitation')).toHaveCount(0);
	await other.keyboard.press('Control+k');
	await other.getByRole('combobox', { name: 'Search and jump' }).fill('Admin');
	await expect(other.getByRole('option', { name: /^Admin/ })).toBeVisible();
});
