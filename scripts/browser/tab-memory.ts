import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

const MEGABYTE = 1e6;
const isLinux = process.platform === 'linux';

/** Which figure `tabMegabytes` gives. */
export const MEMORY_METHOD = isLinux
	? 'proportional set size of the renderer process (smaps_rollup)'
	: 'performance.measureUserAgentSpecificMemory()';

/**
 * Memory of a tab now, in millions of bytes. On Linux the proportional set size of the renderer process, workers, WASM
 * memory and a share of the browser's code included; elsewhere what the browser says of the page and its workers.
 */
export function tabMegabytes(context: BrowserContext, page: Page): Promise<number> {
	return isLinux ? rendererMegabytes(context) : pageMegabytes(page);
}

/** The tab's process is the largest renderer: others are spare ones, kept ready for the next tab. */
async function rendererMegabytes(context: BrowserContext): Promise<number> {
	const browser = context.browser();
	if (!browser) throw new Error('The browser does not tell its processes.');
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pssBytes(id));
	return Math.max(...sizes) / MEGABYTE;
}

/** Nothing for a process that has ended since it was named. */
function pssBytes(processId: number): number {
	try {
		const text = readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8');
		return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}

async function pageMegabytes(page: Page): Promise<number> {
	const bytes = await page.evaluate(async () => {
		const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory');
		if (typeof measure !== 'function') throw new Error('This browser does not tell its memory.');
		const answer: unknown = await Reflect.apply(measure, performance, []);
		return typeof answer === 'object' && answer !== null && 'bytes' in answer ? answer.bytes : 0;
	});
	return Number(bytes) / MEGABYTE;
}
