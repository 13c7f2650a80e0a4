import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runTool, toolPath, waitForHydration } from '#scripts/bench/tool-pages.ts';
import { createProfile } from '#scripts/browser/launch.ts';
import { TOOLS } from '#lib/domain/tools.ts';

const FORMS = [
	{ form: 'phone', width: 390, height: 844 },
	{ form: 'desktop', width: 1440, height: 900 }
] as const;
const SCHEMES = ['light', 'dark'] as const;
const BEFORE_LOGIN = ['/', '/login', '/register', '/help', '/about', '/privacy', '/batch'] as const;
const WITH_HISTORY = [
	'/history',
	'/analytics',
	'/api-keys',
	'/admin',
	'/settings',
	'/settings/models',
	'/about/design',
	'/about/models/sentiment',
	'/nowhere'
] as const;
const PASSWORD = 'nine owls at dusk';
/** Small enough that all of them together stay below three megabytes. */
const JPEG_QUALITY = 55;
/** Charts and pictures come in. */
const SETTLE_MS = 800;

/** Every page, light and dark, on a phone and on a desktop; tools with an answer, history with what they answered. */
export async function takeEveryPage(url: string, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const { form, width, height } of FORMS) {
		const profile = createProfile();
		try {
			const context = await profile.open();
			const page = await context.newPage();
			await page.setViewportSize({ width, height });
			const shoot = (path: string) => shootBoth(page, folder, `${nameOf(path)}-${form}`);
			for (const path of BEFORE_LOGIN) {
				await open(page, url + path);
				await shoot(path);
			}
			await signUp(page, url);
			for (const { id } of TOOLS) {
				await open(page, url + toolPath(id));
				await runTool(page, id);
				await shoot(toolPath(id));
			}
			for (const path of WITH_HISTORY) {
				await open(page, url + path);
				await shoot(path);
			}
		} finally {
			await profile.remove();
		}
	}
}

async function shootBoth(page: Page, folder: string, name: string): Promise<void> {
	for (const colorScheme of SCHEMES) {
		await page.emulateMedia({ colorScheme });
		await page.mouse.move(0, 0);
		await page.waitForTimeout(SETTLE_MS);
		const path = join(folder, `${name}-${colorScheme}.jpg`);
		await page.screenshot({ path, type: 'jpeg', quality: JPEG_QUALITY, scale: 'css' });
	}
}

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await waitForHydration(page);
}

async function signUp(page: Page, url: string): Promise<void> {
	await open(page, `${url}/register`);
	await page.getByLabel('Username', { exact: true }).fill('Ann');
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await page.getByRole('button', { name: 'I have kept it' }).click();
}

function nameOf(path: string): string {
	return path === '/' ? 'start' : path.slice(1).replaceAll('/', '-');
}
