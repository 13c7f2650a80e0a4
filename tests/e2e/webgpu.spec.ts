import { expect, type Page, type Worker } from '@playwright/test';
import { calibrate, calibrationSchema, sigmoid } from '#lib/domain/classification/calibration.ts';
import { dot } from '#lib/domain/inference/vectors.ts';
import '#scripts/browser/harness-api.ts';
import { openHarness, type OpenHarness } from '#scripts/browser/open-harness.ts';
import { readGolden } from '#scripts/golden/golden-file.ts';
import { readToolManifest } from '#scripts/models/node-models.ts';
import { test } from './support/fixtures.ts';

/** The software adapter takes seconds where a real one takes milliseconds: one load for all checks. */
const TIMEOUT_MS = 300_000;
const WITH_GPU = '--enable-unsafe-webgpu';
/** Between the float graph on ONNX Runtime's processor and on a graphics processor, software or not. */
const GOLDEN_TOLERANCE = 0.01;

declare global {
	/** Devices that were handed out in the worker, so that a test can lose them. */
	var testDevices: GPUDevice[] | undefined;
}

test.use({
	launchOptions: [
		async ({ launchOptions }, use) => {
			const args = [...(launchOptions.args ?? []), WITH_GPU];
			await use({ ...launchOptions, args });
		},
		{ scope: 'worker' }
	],
	// It would answer for the file that the test holds back.
	serviceWorkers: 'block',
	// What transformers.js writes when the device is lost.
	allowedConsole: ['An error occurred during model execution', 'Inputs given to model']
});

test(
	'WebGPU gives the processor’s answer, and a lost device is made good',
	{ tag: '@alone' },
	async ({ page, context, gotoReady }) => {
		test.setTimeout(TIMEOUT_MS);
		await page.addInitScript(() => {
			if (localStorage.getItem('textai.settings') !== null) return;
			localStorage.setItem('textai.settings', '{"device":"wasm","preload":false}');
		});
		await gotoReady('/settings');
		await skipWithoutAdapter(page);

		await gotoReady('/sentiment');
		const onProcessor = await analyze(page, 'Not bad.');
		expect(onProcessor.facts).toContain('(WASM)');

		// Holds the worker back until it has been prepared to lose its device.
		let release: () => void = () => undefined;
		const isPrepared = new Promise<void>((resolve) => {
			release = resolve;
		});
		await page.evaluate(() => caches.delete('textai-models-1'));
		await context.route('**/canary.json', async (route) => {
			await isPrepared;
			await route.continue();
		});
		await gotoReady('/settings');
		await page.getByRole('radio', { name: 'Graphics processor (WebGPU)' }).check();
		const started = page.waitForEvent('worker', (worker) => worker.url().includes('tool-worker'));
		await page.getByRole('link', { name: 'Sentiment' }).first().click();
		const answered = analyze(page, 'Not bad.');
		const worker = await started;
		await recordDevices(worker);
		release();

		const onGraphics = await answered;
		expect(onGraphics.facts).toContain('WebGPU');
		expect(onGraphics.facts).toContain('int8');
		expect(onGraphics.label).toBe(onProcessor.label);
		expect(Math.abs(onGraphics.percent - onProcessor.percent)).toBeLessThanOrEqual(2);

		const lost = await worker.evaluate(() => {
			for (const device of globalThis.testDevices ?? []) device.destroy();
			return globalThis.testDevices?.length;
		});
		expect(lost).toBeGreaterThan(0);
		const afterwards = await analyze(page, 'Good, friendly and quick.');
		expect(afterwards.facts).toContain('(WASM)');
		expect(afterwards.facts).toContain('The graphics processor failed during a run.');
		expect(afterwards.label).toBe(onProcessor.label);
	}
);

test(
	'WebGPU gives the golden answers of the graph in floats',
	{ tag: '@alone' },
	async ({ page, gotoReady }) => {
		test.setTimeout(TIMEOUT_MS);
		await gotoReady('/about');
		await skipWithoutAdapter(page);
		const opened = await openHarness([WITH_GPU]);
		try {
			for (const tool of ['sentiment', 'fake-news'] as const)
				await expectGoldenVerdicts(opened, tool);
			await expectGoldenVectors(opened);
		} finally {
			await opened.close();
		}
	}
);

async function skipWithoutAdapter(page: Page): Promise<void> {
	const hasAdapter = await page.evaluate(
		async () => 'gpu' in navigator && (await navigator.gpu.requestAdapter()) !== null
	);
	if (!hasAdapter)
		console.log('Skipped: this Chromium offers no WebGPU adapter, not even a software one.');
	test.skip(!hasAdapter, 'no WebGPU adapter');
}

async function expectGoldenVerdicts({ page }: OpenHarness, tool: 'sentiment' | 'fake-news') {
	const { dtype, labels = [], calibration } = readToolManifest(tool);
	const fitted = calibrationSchema.parse(calibration);
	const { texts, answers } = readGolden(`${tool}-${dtype}`);
	const model = await page.evaluate((own) => harness.openPool(own, 1, 'webgpu'), tool);
	expect(model, 'no way back to the processor').toMatchObject({ device: 'webgpu' });
	const verdicts = await page.evaluate(([own, all]) => harness.score(own, all), [
		tool,
		texts
	] as const);
	verdicts.forEach(({ probability }, at) => {
		const expected = sigmoid(calibrate(answers.floats[at] ?? [], labels, fitted));
		expect(Math.abs(probability - expected), texts[at]).toBeLessThan(GOLDEN_TOLERANCE);
	});
}

async function expectGoldenVectors({ page }: OpenHarness) {
	const { dtype } = readToolManifest('job-match');
	const { texts, answers } = readGolden(`minilm-${dtype}`);
	const model = await page.evaluate(() => harness.openPool('job-match', 1, 'webgpu'));
	expect(model).toMatchObject({ device: 'webgpu' });
	const vectors = await page.evaluate((all) => harness.embed(all), texts);
	vectors.forEach((vector, at) => {
		const expected = Float32Array.from(answers.floats[at] ?? []);
		const cosine = dot(Float32Array.from(vector), expected);
		expect(cosine, texts[at]).toBeGreaterThan(0.9999);
	});
}

function recordDevices(worker: Worker): Promise<void> {
	return worker.evaluate(() => {
		const devices: GPUDevice[] = [];
		globalThis.testDevices = devices;
		// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its adapter below
		const request = GPUAdapter.prototype.requestDevice;
		GPUAdapter.prototype.requestDevice = async function (descriptor) {
			const device = await request.call(this, descriptor);
			devices.push(device);
			return device;
		};
	});
}

async function analyze(page: Page, text: string) {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result).toHaveAttribute('aria-busy', 'false', { timeout: TIMEOUT_MS });
	const facts = await result.locator('footer').innerText();
	const words = await result.innerText();
	return {
		facts,
		label: /positive|negative|mixed/i.exec(words)?.[0].toLowerCase(),
		percent: Number(/(\d+)\s*%/.exec(words)?.[1])
	};
}
