import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { isOffline, test } from './support/own-site.ts';
import { hydrated, open } from './support/open-page.ts';

test('the browser finds nothing in the way of installing', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	const site = await startSite({ base: '/textai' });
	const browser = await openBrowser(makeFolder());
	const page = await browser.newPage();
	await open(page, site.url('/'));
	await isOffline(page);
	const session = await browser.newCDPSession(page);
	const manifest = await session.send('Page.getAppManifest');
	expect(manifest.errors).toEqual([]);
	expect(manifest.url).toBe(site.url('/manifest.webmanifest'));
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors).toEqual([]);

	const { icons, screenshots, shortcuts } = JSON.parse(manifest.data ?? '') as {
		icons: { src: string; sizes: string }[];
		screenshots: { src: string; sizes: string }[];
		shortcuts: { url: string }[];
	};
	const pictures = [...icons, ...screenshots].filter(({ src }) => src.endsWith('.png'));
	for (const { src, sizes } of pictures) {
		const size = await page.evaluate(
			async (address) => {
				const bitmap = await createImageBitmap(await (await fetch(address)).blob());
				return `${bitmap.width}x${bitmap.height}`;
			},
			site.url(`/${src}`)
		);
		expect(size, src).toBe(sizes);
	}
	for (const { url } of shortcuts) {
		await open(page, site.url(`/${url}`));
	}
});

test('a file and a text shared by another app arrive, and go into the tool of choice', async ({
	startSite,
	makeFolder,
	openBrowser
}) => {
	const site = await startSite({ base: '/textai' });
	const page = await (await openBrowser(makeFolder())).newPage();
	await open(page, site.url('/'));
	await isOffline(page);
	// What the system's share sheet sends: a form, posted.
	await page.evaluate(() => {
		const form = document.createElement('form');
		Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/textai/open' });
		const input = document.createElement('input');
		Object.assign(input, { type: 'file', name: 'files', multiple: true });
		const files = new DataTransfer();
		files.items.add(new File(['Shared as a file.'], 'shared.txt', { type: 'text/plain' }));
		input.files = files.files;
		form.append(input);
		document.body.append(form);
		form.submit();
	});
	await page.waitForURL(/\/textai\/open\?shared=/);
	await hydrated(page);
	const text = page.getByRole('textbox', { name: 'Text' });
	await expect(text).toHaveValue('Shared as a file.');
	await page.getByRole('button', { name: 'As résumé' }).click();
	await expect(page).toHaveURL(site.url('/job-match'));
	await expect(page.getByRole('textbox', { name: 'Resume' })).toHaveValue('Shared as a file.');

	await open(page, site.url('/open?title=&text=Shared%20as%20text'));
	await expect(text).toHaveValue('Shared as text');
	await page.getByRole('button', { name: 'Open in Sentiment' }).click();
	await expect(page).toHaveURL(site.url('/sentiment'));
	await expect(text).toHaveValue('Shared as text');
});

test('files opened from the desktop arrive', async ({ page, gotoReady }) => {
	// The system starts an installed app only; its queue of files is put in by hand.
	await page.addInitScript(() => {
		const file = new File(['# Opened\n\nFrom the desktop.'], 'opened.md');
		Object.defineProperty(window, 'launchQueue', {
			value: {
				setConsumer: (consumer: (params: unknown) => void) =>
					consumer({ files: [{ getFile: () => Promise.resolve(file) }] })
			}
		});
	});
	await gotoReady('/open');
	await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/From the desktop/);
	await page.getByRole('button', { name: 'Open in Summary' }).click();
	await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/From the desktop/);
});

test('every kind of file that the app opens is one that it offers to open', () => {
	const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as {
		file_handlers: { accept: Record<string, string[]> }[];
	};
	const endings = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
	expect(endings.sort()).toEqual(['.docx', '.htm', '.html', '.markdown', '.md', '.pdf', '.txt']);
});
