import { expect, type Page } from '@playwright/test';

/** Opens a page of the app, also in contexts that have no fixtures, and waits until it answers clicks. */
export async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await hydrated(page);
}

export async function hydrated(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-hydrated', 'true');
}
