import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';
import { open } from './support/open-page.ts';

const TEXT = 'The owls of Quernmoor were magnificent, and the tea was warm.';
const NAME = 'Ann Quernmoor';
const PASSWORD = 'nine owls at dusk';

async function analyze(page: Page, text: string) {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result).toHaveAttribute('aria-busy', 'false');
	return result;
}

/** Leaves the page at the recovery code. */
async function register(page: Page, name = NAME) {
	await page.getByLabel('Username', { exact: true }).fill(name);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	const code = await page.getByRole('img', { name: /^Recovery code / }).getAttribute('aria-label');
	return code?.slice('Recovery code '.length) ?? '';
}

async function logIn(page: Page, password: string, name = NAME) {
	await page.getByLabel('Username', { exact: true }).fill(name);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

const accountLink = (page: Page) => page.getByRole('link', { name: /^Account of / }).first();
const runsLeft = (page: Page) => page.getByText(/runs left/);

/** Every string and every run of bytes in this origin's storages, as far as scripts can read them. */
function readStorages(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const parts: string[] = [
			JSON.stringify(Object.entries(localStorage)),
			JSON.stringify(Object.entries(sessionStorage))
		];
		const latin = new TextDecoder('latin1');
		const walk = (value: unknown): void => {
			if (value instanceof CryptoKey) {
				parts.push(`key that ${value.extractable ? 'can' : 'cannot'} be exported`);
			} else if (ArrayBuffer.isView(value)) parts.push(latin.decode(value));
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
			else parts.push(String(value));
		};
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => {
					resolve(request.result);
				};
				request.onerror = () => {
					reject(new Error(String(request.error)));
				};
			});
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			for (const store of db.objectStoreNames) {
				const rows: unknown = await done(db.transaction(store).objectStore(store).getAll());
				parts.push(store);
				walk(rows);
			}
			db.close();
		}
		return parts.join('\n');
	});
}

/** Milliseconds of the longest task of the page while `work` goes on. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
	await page.evaluate(() => {
		const seen = { longest: 0 };
		Reflect.set(window, 'seenTasks', seen);
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
		}).observe({ entryTypes: ['longtask'] });
	});
	await work();
	return page.evaluate(() => {
		const seen: unknown = Reflect.get(window, 'seenTasks');
		return Number(Reflect.get(Object(seen), 'longest'));
	});
}

test(
	'a guest signs up, takes the run along, logs out in all tabs, and comes back',
	{ tag: '@alone' },
	async ({ page, context }) => {
		await open(page, '/sentiment');
		// Before the first touch nothing of the accounts is loaded.
		await page.getByRole('textbox', { name: 'Text', exact: true }).focus();
		await expect(runsLeft(page)).toContainText('10 of 10 runs left');
		await analyze(page, TEXT);
		await expect(runsLeft(page)).toContainText('9 of 10 runs left');
		// The same text again comes from the cache and costs none.
		const again = await analyze(page, TEXT);
		await expect(again.getByText('from the cache')).toBeVisible();
		await expect(runsLeft(page)).toContainText('9 of 10 runs left');

		await page.getByRole('link', { name: 'Log in' }).first().click();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Create an account' }).click();
		await page.getByRole('button', { name: 'Create account' }).click();
		await expect(page.getByText('A username has 2 to 40 characters.')).toBeVisible();
		await expectNoAxeViolations(page);
		let code = '';
		const frozen = await longestTask(page, async () => {
			code = await register(page);
		});
		expect(code).toMatch(/^(?:[0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
		// bcrypt alone takes several times as long.
		expect(frozen).toBeLessThan(200);
		await expect(page.getByText('2 runs of this tab are in your history')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'I have kept it' }).click();
		await expect(page).toHaveURL(/\/sentiment$/);
		await expect(runsLeft(page)).toContainText('100 of 100 runs left');
		await analyze(page, 'A dull evening with a cold soup.');
		await expect(runsLeft(page)).toContainText('99 of 100 runs left');

		const kept = await readStorages(page);
		expect(kept).toContain('key that cannot be exported');
		for (const secret of [
			'Quernmoor were',
			'magnificent',
			'dull evening',
			PASSWORD,
			code,
			'key that can be'
		]) {
			expect(kept).not.toContain(secret);
		}

		const other = await context.newPage();
		await open(other, '/about');
		await expect(accountLink(other)).toBeVisible();
		await page.reload();
		await expect(accountLink(page)).toBeVisible();
		await page.getByRole('textbox', { name: 'Text', exact: true }).fill('not for the next one');
		await other.getByRole('button', { name: 'Log out' }).first().click();
		await expect(accountLink(page)).toBeHidden();
		await expect(accountLink(other)).toBeHidden();
		await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('');
		await expect(runsLeft(page)).toContainText('9 of 10 runs left');
		expect(await readStorages(page)).not.toContain('key that cannot be exported');

		await page.getByRole('link', { name: 'Log in' }).first().click();
		await logIn(page, 'nine owls at dawn');
		await expect(page.getByRole('alert')).toContainText('Username or password is wrong.');
		await logIn(page, PASSWORD, 'ann quernmoor');
		await expect(page).toHaveURL(/\/sentiment$/);
		await expect(accountLink(page)).toBeVisible();
		await expect(runsLeft(page)).toContainText('99 of 100 runs left');
		await expect(accountLink(other)).toBeVisible();
	}
);

test('who forgot the password comes in by the recovery code, and keeps the account in order', async ({
	page
}) => {
	await open(page, '/register');
	const code = await register(page);
	await page.getByRole('button', { name: 'Log out' }).first().click();
	// Another page that is opened before cuts the logging out off, and finds somebody signed in.
	await expect(accountLink(page)).toBeHidden();
	await open(page, '/login');
	// Three failures cost nothing; from then on each one has to wait longer.
	const alert = page.getByRole('alert');
	await expect(async () => {
		await logIn(page, 'wrong owls');
		// A password takes as long to check as the processor is busy: the next one follows at once.
		await expect(alert).toBeVisible();
		expect(await alert.textContent()).toContain('Too many');
		await expect(page.getByText(/^Possible again in \d+ s$/)).toBeVisible({ timeout: 500 });
	}).toPass({ intervals: [0] });

	await page.getByRole('button', { name: 'Forgotten?' }).click();
	await page.getByLabel('Recovery code').fill(code.replace(/^.{4}/, 'ZZZZ'));
	await page.getByLabel('New password', { exact: true }).fill('seven hats in march');
	await page.getByLabel('Confirm new password').fill('seven hats in march');
	await page.getByRole('button', { name: 'Set the new password' }).click();
	await expect(page.getByText('Group 1 of the recovery code is mistyped.')).toBeVisible();
	await page.getByLabel('Recovery code').fill(code.toLowerCase());
	const next = page.getByRole('img', { name: /^Recovery code / });
	await expect(async () => {
		await page.getByRole('button', { name: 'Set the new password' }).click();
		// With the new code there is no button left to press.
		await expect(next.or(alert)).toBeVisible();
		expect(await next.isVisible()).toBe(true);
	}).toPass({ intervals: [0] });
	expect(await next.getAttribute('aria-label')).not.toContain(code);

	await open(page, '/settings');
	const section = page.getByRole('region', { name: 'Account', exact: true });
	await section.getByText('Profile', { exact: true }).click();
	await section.getByLabel('Name (optional)').fill('Ann of the Moor');
	await section.getByRole('button', { name: 'Save the profile' }).click();
	await expect(accountLink(page)).toHaveAccessibleName('Account of Ann of the Moor');
	await section.getByText('Password', { exact: true }).click();
	await section.getByLabel('Current password').fill('seven hats in march');
	await section.getByLabel('New password', { exact: true }).fill(PASSWORD);
	await section.getByLabel('Confirm new password').fill(PASSWORD);
	await section.getByRole('button', { name: 'Change the password' }).click();
	await expect(section.getByText('The password is changed')).toBeVisible();
	await section.getByText('Session', { exact: true }).click();
	await section.getByRole('switch', { name: 'Stay signed in' }).check();
	await section.getByLabel('Log me out when I do nothing for').selectOption('8 hours');
	await expectNoAxeViolations(page);
	await page.reload();
	await section.getByText('Session', { exact: true }).click();
	await expect(section.getByRole('switch', { name: 'Stay signed in' })).toBeChecked();
	await section.getByText('Delete the account').click();
	await section.getByLabel(`Type ${NAME} to confirm`).fill(NAME);
	await section.getByRole('button', { name: 'Delete my account' }).click();
	await expect(section.getByText('You are not signed in')).toBeVisible();
	expect(await readStorages(page)).not.toContain(NAME.toLowerCase());
});
