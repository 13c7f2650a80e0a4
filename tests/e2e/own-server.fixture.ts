import { expect, type Browser, type Page } from '@playwright/test';
import type { Service } from '../support/services/running-service.ts';
import { startTextaiServer } from '../support/services/textai-server.ts';
import { test as base } from './support/fixtures.ts';
import { PASSWORD } from './support/people.ts';

/** Tests of which each has a server by invitation to itself: `baseURL` is its address, no other may be asked. */
export const test = base.extend<{ server: Service }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern
	server: async ({}, use) => {
		const server = await startTextaiServer({ SIGN_UP: 'invitation', BACKUP_DAILY: 'false' });
		await use(server);
		await server.end();
	},
	baseURL: async ({ server }, use) => {
		await use(server.url);
	}
});

/** Whoever has an account on this device joins the server with it, from `/sync`. */
export async function join(page: Page): Promise<void> {
	await page.getByLabel('Password of your account on this device').fill(PASSWORD);
	await page.getByRole('button', { name: 'Create and join' }).click();
	await expect(page.getByText(/^Joined as /)).toBeVisible();
}

export async function newDevice(browser: Browser, baseURL: string | undefined): Promise<Page> {
	const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	return context.newPage();
}

export async function askToLogIn(page: Page, name: string): Promise<void> {
	await page.getByLabel('Username on the server').fill(name);
	await page.getByLabel('Password on the server').fill(PASSWORD);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}
