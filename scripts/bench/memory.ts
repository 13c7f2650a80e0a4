import { TOOLS } from '#lib/domain/tools.ts';
import { createProfile } from '#scripts/browser/launch.ts';
import { MEMORY_METHOD, tabMegabytes } from '#scripts/browser/tab-memory.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { runTool, toolPath, waitForHydration } from './tool-pages.ts';

/** What a run leaves behind is freed in the meantime; nothing is collected by force. */
const SETTLE_MS = 3000;

export interface MemoryReport {
	readonly results: readonly BenchResult[];
	/** Which figure it is. */
	readonly method: string;
}

/** Memory of the tab after one tool has answered, and after all four have, without a reload between them. */
export async function measureMemory(url: string, { memories }: Effort): Promise<MemoryReport> {
	const one: number[] = [];
	const four: number[] = [];
	for (let turn = 0; turn < memories; turn += 1) {
		const profile = createProfile();
		try {
			const context = await profile.open();
			const page = await context.newPage();
			const [first, ...others] = TOOLS.map(({ id }) => id);
			await page.goto(url + toolPath(first ?? 'sentiment'));
			await waitForHydration(page);
			await runTool(page, first ?? 'sentiment');
			await page.waitForTimeout(SETTLE_MS);
			one.push(await tabMegabytes(context, page));
			for (const tool of others) {
				await page
					.locator(`nav a[href$="${toolPath(tool)}"]:visible`)
					.first()
					.click();
				await page.waitForURL(`**${toolPath(tool)}`);
				await runTool(page, tool);
			}
			await page.waitForTimeout(SETTLE_MS);
			four.push(await tabMegabytes(context, page));
		} finally {
			await profile.remove();
		}
	}
	return {
		results: [
			summarize('tab_memory_mb_one_tool', 'MB', one),
			summarize('tab_memory_mb_four_tools', 'MB', four)
		],
		method: MEMORY_METHOD
	};
}
