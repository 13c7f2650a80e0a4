import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { BUILD } from '#scripts/ensure-build.mjs';
import { listen } from '#scripts/listen.mjs';
import { createStaticServer } from '#scripts/serve.mjs';
import { loadGenerator } from '#lib/adapters/transformers/load-generator.ts';
import { HubServer } from '../support/hub-server.ts';
import { readFixtures, reference, TINY_BART, tinyBart } from '../support/tiny-bart.ts';
import { test } from './support/own-site.ts';
import { open } from './support/open-page.ts';

const FILES = [
	'config.json',
	'generation_config.json',
	'tokenizer.json',
	'tokenizer_config.json',
	'onnx/encoder_model.onnx',
	'onnx/decoder_model_merged.onnx'
] as const;
const DECODER = 'onnx/decoder_model_merged.onnx';
const files = new Map(FILES.map((path) => [path as string, readFileSync(join(TINY_BART, path))]));
const TITLE = 'org/tiny-bart';

test.use({ allowedConsole: ['Failed to load resource', 'net::ERR'] });

test('a model is fetched, cut, paused, resumed, used offline, deleted, and brought from a folder', async ({
	makeFolder,
	openBrowser
}) => {
	const hub = new HubServer([{ id: TITLE, files }]);
	const pages = createStaticServer({ root: BUILD });
	const site = await listen(
		() =>
			createServer((request, response) => {
				if (!hub.handle(request, response)) pages.emit('request', request, response);
			}),
		{ port: 0, hosts: ['127.0.0.1'] }
	);
	const address = site.url.replace(/\/$/, '').replace('localhost', '127.0.0.1');
	const browser = await openBrowser(makeFolder());
	const page = await browser.newPage();

	await open(page, `${address}/settings/models`);
	const device = page.getByRole('region', { name: 'On this device' });
	await expect(device.getByText('No models of your own yet')).toBeVisible();
	expect(hub.asked).toEqual([]);

	// The connection is cut once, which nobody needs to see, then it stands still and is paused.
	hub.trouble(DECODER, { kind: 'cut', after: 300_000 }, { kind: 'stall', after: 400_000 });
	await page.getByLabel('Name or address').fill(TITLE);
	await page.getByRole('button', { name: 'Look it up', exact: true }).last().click();
	await expect(page.getByText('256 tokens')).toBeVisible();
	await page.getByRole('button', { name: /^Get it/ }).click();
	await expect(device.getByRole('progressbar')).toBeVisible();
	await expect
		.poll(() => hub.asked.filter(({ path }) => path === DECODER).map(({ range }) => range))
		.toEqual(['bytes=0-', 'bytes=300000-']);
	await page.getByRole('button', { name: `Pause ${TITLE}` }).click();
	await page.reload();
	await expect(device.getByText('Paused')).toBeVisible();
	await page.getByRole('button', { name: `Resume ${TITLE}` }).click();
	await expect(device.getByText('Added by you')).toBeVisible();
	expect(hub.asked.at(-1)?.range).toMatch(/^bytes=[3-9]\d+-$/);

	await page.getByLabel('Summary').selectOption({ label: `${TITLE} · fp32` });
	await expect(device.getByText('Used by Summary')).toBeVisible();
	await page.getByRole('button', { name: `Measure the speed of ${TITLE}` }).click();
	await expect(device.getByText(/a token$/)).toBeVisible();

	// The hub is gone; the model answers all the same.
	await browser.route('**/hub/**', (route) => route.abort());
	await open(page, `${address}/summarize`);
	await page
		.getByRole('textbox', { name: 'Text' })
		.fill('The council voted on Monday. '.repeat(60));
	await page.getByRole('button', { name: 'Summarize' }).click();
	await expect(page.getByText('A model wrote these sentences.')).toBeVisible();
	await expect(page.getByText(`${TITLE} · fp32`)).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Read in \d+ parts/ })).toBeVisible();

	// The browser's WASM writes what Node writes, with the beams and lengths that were chosen.
	const options = { beams: 2, minTokens: 20, maxTokens: 24, noRepeatNgram: 2 };
	readFixtures();
	const node = await loadGenerator(tinyBart, { device: 'cpu', threads: 1 });
	const expected = await node.model.generate(reference.text, options);
	await page.getByRole('textbox', { name: 'Text' }).fill(reference.text);
	await page.getByText('2 beams', { exact: true }).click();
	await page.getByLabel('At least').fill('20');
	await page.getByLabel('At most').fill('24');
	await page.getByLabel('Repeats').selectOption({ label: 'No 2 tokens twice' });
	await page.getByRole('button', { name: 'Summarize' }).click();
	const summary = page.getByRole('region', { name: 'Summary', exact: true });
	await expect(summary.getByRole('paragraph')).toHaveText(expected.text.trim());

	// What was written by the time it is stopped stays.
	await page.getByRole('textbox', { name: 'Text' }).fill('The council voted. '.repeat(3000));
	await page.getByRole('button', { name: 'Summarize' }).click();
	await expect(page.getByText('The parts are written first, then put together.')).toBeVisible();
	await expect(page.getByRole('list').getByText('The passage').first()).toBeVisible();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(page.getByText('What had been written by then stays here')).toBeVisible();
	await expect(page.getByText('The passage').first()).toBeVisible();

	await open(page, `${address}/settings/models`);
	await page.getByRole('button', { name: `Delete ${TITLE}` }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
	await expect(device.getByText('No models of your own yet')).toBeVisible();

	const folder = join(makeFolder(), 'tiny-bart');
	for (const [path, content] of files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
	await page.locator('input[webkitdirectory]').setInputFiles(folder);
	await page.getByRole('button', { name: /^Take it/ }).click();
	await expect(device.getByText('Added by you')).toBeVisible();
	site.close();
});
