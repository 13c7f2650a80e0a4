import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { TOOLS } from '#lib/domain/tools.ts';
import { createProfile } from '#scripts/browser/launch.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { runTool, toolPath, waitForHydration } from './tool-pages.ts';

/** What a run leaves behind is freed in the meantime; nothing is collected by force. */
const SETTLE_MS = 3000;
const MEGABYTE = 1e6;

export interface MemoryReport {
	readonly results: readonly BenchResult[];
	/** Which figure it is. */
	readonly method: string;
}

/**
 * Memory of the tab after one tool has answered, and after all four have, without a reload between them. On
 * Linux it is the proportional set size of the renderer process, workers, WASM memory and a share of the
 * browser's code included; elsewhere what the browser says of the page and its workers.
 */
export async function measureMemory(url: string, { memories }: Effort): Promise<MemoryReport> {
	const one: number[] = [];
	const four: number[] = [];
	const isLinux = process.platform === 'linux';
	for (let turn = 0; turn < memories; turn += 1) {
		const profile = createProfile();
		try {
			const context = await profile.open();
			const page = await context.newPage();
			const [first, ...others] = TOOLS.map(({ id }) => id);
			await page.goto(url + toolPath(first ?? 'sentiment'));
			await waitForHydration(page);
			await runTool(page, first ?? 'sentiment');
			one.push(await (isLinux ? rendererMegabytes(context, page) : pageMegabytes(page)));
			for (const tool of others) {
				await page
					.locator(`nav a[href$="${toolPath(tool)}"]:visible`)
					.first()
					.click();
				await page.waitForURL(`**${toolPath(tool)}`);
				await runTool(page, tool);
			}
			four.push(await (isLinux ? rendererMegabytes(context, page) : pageMegabytes(page)));
		} finally {
			await profile.remove();
		}
	}
	return {
		results: [
			summarize('tab_memory_mb_one_tool', 'MB', one),
			summarize('tab_memory_mb_four_tools', 'MB', four)
		],
		method: isLinux
			? 'proportional set size of the renderer process (smaps_rollup)'
			: 'performance.measureUserAgentSpecificMemory()'
	};
}

/** The tab's process is the largest renderer: others are spare ones, kept ready for the next tab. */
async function rendererMegabytes(context: BrowserContext, page: Page): Promise<number> {
	await page.waitForTimeout(SETTLE_MS);
	const browser = context.browser();
	if (!browser) throw new Error('The browser does not tell its processes.');
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pssBytes(id));
	return Math.max(...sizes) / MEGABYTE;
}

function pssBytes(processId: number): number {
	const [, kibibytes] =
		/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8')) ?? [];
	return Number(kibibytes) * 1024;
}

async function pageMegabytes(page: Page): Promise<number> {
	await page.waitForTimeout(SETTLE_MS);
	const bytes = await page.evaluate(async () => {
		const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory');
		if (typeof measure !== 'function') throw new Error('This browser does not tell its memory.');
		const answer: unknown = await Reflect.apply(measure, performance, []);
		return typeof answer === 'object' && answer !== null && 'bytes' in answer ? answer.bytes : 0;
	});
	return Number(bytes) / MEGABYTE;
}
