import { expect, type Page } from '@playwright/test';
import { test } from './support/fixtures.ts';

const MODEL = '**/models/sentiment/onnx/model_int8.onnx_data';
const TEXT = 'The guide knew every stone of the castle. We laughed all afternoon.';

/** Enough for about a minute of work. */
const LONG = Array.from(
	{ length: 400 },
	(_, index) =>
		`Visitor number ${index} said that the garden was lovely but that the long wait at gate ${index % 7} spoiled much of the morning.`
).join(' ');

const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const facts = (page: Page) => result(page).getByText('Device', { exact: true });

async function analyze(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Text' }).fill(text);
	await page.getByRole('button', { name: 'Analyze' }).click();
}

/** Flips a byte of the model that the browser keeps. */
async function damageKeptModel(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				if (!request.url.includes('/sentiment/onnx/model_int8.onnx_data')) continue;
				const kept = await cache.match(request);
				if (!kept) continue;
				const bytes = new Uint8Array(await kept.arrayBuffer());
				bytes[1000] = (bytes[1000] ?? 0) ^ 1;
				await cache.put(request, new Response(bytes));
			}
		}
	});
}

async function keptModelChecksums(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const sums: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				if (!request.url.includes('/sentiment/onnx/model_int8.onnx_data')) continue;
				const bytes = await (await cache.match(request))?.arrayBuffer();
				const digest = await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer());
				const hex = Array.from(new Uint8Array(digest), (byte) =>
					byte.toString(16).padStart(2, '0')
				);
				sums.push(hex.join(''));
			}
		}
		return sums;
	});
}

test('a model file damaged on this device is thrown away, fetched again and used', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/sentiment');
	await analyze(page, TEXT);
	await expect(facts(page)).toBeVisible();
	const [sound] = await keptModelChecksums(page);
	await damageKeptModel(page);
	expect(await keptModelChecksums(page)).not.toContain(sound);

	let fetched = 0;
	await page.route(MODEL, (route) => {
		fetched += 1;
		return route.continue();
	});
	await gotoReady('/sentiment');
	await analyze(page, TEXT);
	await expect(
		result(page)
			.getByText(/Positive/)
			.first()
	).toBeVisible();
	expect(await keptModelChecksums(page)).toEqual([sound]);
	expect(fetched).toBe(1);
});

test.describe('a broken server', () => {
	test.use({ allowedConsole: ['Failed to load resource'] });

	test('damages the file twice: a clear error, the text is kept, and trying again works', async ({
		page,
		gotoReady
	}) => {
		await page.route(MODEL, async (route) => {
			const response = await route.fetch();
			const body = await response.body();
			body.writeUInt8(body.readUInt8(5000) ^ 1, 5000);
			await route.fulfill({ response, body });
		});
		await gotoReady('/sentiment');
		await analyze(page, TEXT);
		await expect(result(page)).toContainText('A model file is damaged');
		await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(TEXT);
		await page.unroute(MODEL);
		await result(page).getByRole('button', { name: 'Try again' }).click();
		await expect(
			result(page)
				.getByText(/Positive/)
				.first()
		).toBeVisible();
	});

	test('has no file, or a page in its place: both say that it is missing, and nothing is kept', async ({
		page,
		gotoReady
	}) => {
		for (const answer of [
			{ status: 404, contentType: 'text/plain', body: 'Not found.' },
			{ status: 200, contentType: 'text/html', body: '<!doctype html><title>Page</title>' }
		]) {
			await page.route(MODEL, (route) => route.fulfill(answer));
			await gotoReady('/sentiment');
			await analyze(page, TEXT);
			await expect(result(page)).toContainText('A model file is missing');
			expect(await keptModelChecksums(page)).toEqual([]);
			await page.unroute(MODEL);
		}
		const missing = await page.request.get('/models/sentiment/onnx/none.onnx');
		expect(missing.status()).toBe(404);
		expect(missing.headers()['content-type']).not.toContain('html');
	});
});

test('a worker killed in the middle of a run is started anew and the answer comes', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/sentiment');
	await analyze(page, TEXT);
	await expect(facts(page)).toBeVisible();

	await analyze(page, LONG.slice(0, 4000));
	await expect(result(page).getByRole('progressbar')).toBeVisible();
	const worker = page.workers().find((one) => one.url().includes('tool-worker'));
	const died = worker?.waitForEvent('close');
	await worker?.evaluate(() => {
		self.close();
	});
	await died;
	await expect(facts(page)).toBeVisible({ timeout: 60_000 });
	await expect(result(page)).not.toContainText('stopped unexpectedly');
});

test(
	'Escape stops a long run within half a second, and the next run works',
	{ tag: '@alone' },
	async ({ page, gotoReady }) => {
		await gotoReady('/sentiment');
		await analyze(page, TEXT);
		await expect(facts(page)).toBeVisible();
		await analyze(page, LONG);
		await expect(result(page).getByRole('progressbar')).toBeVisible();

		const milliseconds = await page.evaluate(async () => {
			const region = document.querySelector('[aria-label="Result"]');
			const started = performance.now();
			window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
			while (!region?.textContent.includes('Stopped')) {
				if (performance.now() - started > 5000) return Infinity;
				await new Promise(requestAnimationFrame);
			}
			return performance.now() - started;
		});
		expect(milliseconds).toBeLessThan(500);

		await analyze(page, TEXT);
		await expect(facts(page)).toBeVisible();
	}
);

test('the same text again is answered from the cache', async ({ page, gotoReady }) => {
	await gotoReady('/sentiment');
	await analyze(page, TEXT);
	await expect(facts(page)).toBeVisible();
	await expect(result(page)).not.toContainText('from the cache');
	await page.getByRole('button', { name: 'Analyze' }).click();
	await expect(result(page)).toContainText('from the cache');
});

test('another language is named before the model is asked', async ({ page, gotoReady }) => {
	await gotoReady('/sentiment');
	await analyze(page, 'Das Essen war kalt und der Kellner hat uns eine Stunde lang vergessen.');
	await expect(page.getByText('This looks like German')).toBeVisible();
	await expect(facts(page)).toBeHidden();
	await page.getByRole('button', { name: 'Analyze anyway' }).click();
	await expect(facts(page)).toBeVisible();
	await expect(page.getByText('This looks like German')).toBeVisible();
});

test('text and answer are still there after a look at another page', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/sentiment');
	await analyze(page, TEXT);
	await expect(facts(page)).toBeVisible();
	await page.getByRole('link', { name: 'Privacy' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sentiment');
	await page.goBack();
	await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(TEXT);
	await expect(facts(page)).toBeVisible();
});
