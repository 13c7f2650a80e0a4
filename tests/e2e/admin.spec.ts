import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';
import { logIn, logOut, signUp } from './support/people.ts';
import { open } from './support/open-page.ts';

test('keys are made, shown once and revoked; the admin changes, resets and locks', async ({
	page
}) => {
	await open(page, '/api-keys');
	await expect(page.getByText('Keys belong to an account')).toBeVisible();
	await signUp(page, 'Ann');
	await logOut(page);
	await signUp(page, 'Bob');

	// Bob is no admin: the page says so, and nothing leads there.
	await open(page, '/admin');
	await expect(page.getByText('For the admin of this device')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Admin', exact: true })).toHaveCount(0);

	await page.getByRole('link', { name: 'API keys' }).first().click();
	await page.getByRole('button', { name: 'New key' }).click();
	const making = page.getByRole('dialog', { name: 'New key' });
	await making.getByRole('button', { name: 'Create key' }).click();
	await expect(making.getByText('Give the key a name')).toBeVisible();
	await making.getByLabel('Name').fill('Notebook');
	await making.getByRole('checkbox', { name: 'Job match' }).uncheck();
	await making.getByRole('button', { name: 'Create key' }).click();
	const secret = (await page.getByLabel('The new key').textContent()) ?? '';
	expect(secret).toMatch(/^sk_[0-9A-Za-z]{49}$/);
	await expectNoAxeViolations(page);
	await page.reload();
	const key = page.getByRole('listitem').filter({ hasText: 'Notebook' });
	await expect(key).toContainText(`${secret.slice(0, 8)}… · Sentiment, Summary, Fake-news check`);
	await expect(page.getByText(secret)).toHaveCount(0);
	await key.getByRole('button', { name: 'Replace Notebook' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Replace the key' }).click();
	await expect(page.getByLabel('The new key')).not.toHaveText(secret);
	await expect(key).toHaveCount(2);
	await page.getByRole('button', { name: 'Revoke Notebook' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
	await expect(key.getByText('Revoked')).toBeVisible();
	await expect(key.getByText('Replaced')).toBeVisible();
	await logOut(page);

	await logIn(page, 'ann');
	await page.getByRole('link', { name: 'Admin', exact: true }).first().click();
	const users = page.getByRole('list', { name: 'Users' });
	const bob = users.getByRole('listitem').filter({ hasText: 'Bob' });
	await bob.getByRole('combobox', { name: 'Tier of Bob' }).selectOption('pro');
	await expect(bob).toContainText('0 of 1,000 this hour');
	await bob.getByRole('button', { name: 'More for Bob' }).click();
	await page.getByRole('menuitem', { name: 'Reset the limits' }).click();
	const log = page.getByRole('region', { name: 'Entries of the log' });
	await expect(log.getByRole('listitem').first()).toContainText('Ann reset the limits of Bob');
	await bob.getByRole('button', { name: 'More for Bob' }).click();
	await page.getByRole('menuitem', { name: /^Lock/ }).click();
	await expect(bob.getByText('Locked')).toBeVisible();
	await expect(log).toContainText('Ann changed the tier of Bob');
	await expectNoAxeViolations(page);
	// Nobody can lock or delete themselves here.
	await users.getByRole('button', { name: 'More for Ann' }).click();
	await expect(page.getByRole('menuitem')).toHaveCount(1);
	await page.keyboard.press('Escape');
	await logOut(page);
	await logIn(page, 'Bob');
	await expect(page.getByText('This account is locked')).toBeVisible();
});
