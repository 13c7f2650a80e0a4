import { expect, type Page } from '@playwright/test';
import { open } from './open-page.ts';

export const PASSWORD = 'nine owls at dusk';

/** Signs up and stays at the recovery code. */
export async function signUp(page: Page, username: string): Promise<void> {
	await open(page, '/register');
	await page.getByLabel('Username', { exact: true }).fill(username);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page.getByText(`You are signed in as ${username}`)).toBeVisible();
}

export async function logIn(page: Page, username: string, password = PASSWORD): Promise<void> {
	await open(page, '/login');
	await page.getByLabel('Username', { exact: true }).fill(username);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

export async function logOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Log out' }).first().click();
	await expect(page.getByRole('link', { name: 'Log in', exact: true }).first()).toBeVisible();
}
