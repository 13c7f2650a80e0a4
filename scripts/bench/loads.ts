import { type ToolId, TOOLS } from '#lib/domain/tools.ts';
import { createProfile, type Profile } from '#scripts/browser/launch.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { runTool, timeRepeat, toolPath, waitForAnswer, waitForHydration } from './tool-pages.ts';

/**
 * From the start of navigation to the whole answer, each tool on its own page. Cold: a fresh profile. Warm: the
 * same profile in a browser started anew, so that model and code come from this device.
 */
export async function measureLoads(
	url: string,
	{ loads }: Effort,
	log: (line: string) => void
): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const { id } of TOOLS) {
		const cold: number[] = [];
		const warm: number[] = [];
		for (let turn = 0; turn < loads; turn += 1) {
			const profile = createProfile();
			try {
				cold.push(await firstAnswer(profile, url, id));
				warm.push(await firstAnswer(profile, url, id));
			} finally {
				await profile.remove();
			}
		}
		results.push(
			summarize(`cold_load_to_first_answer_ms_${id}`, 'ms', cold),
			summarize(`warm_load_to_first_answer_ms_${id}`, 'ms', warm)
		);
		log(
			`${id}: cold ${cold.map(Math.round).join(', ')} ms, warm ${warm.map(Math.round).join(', ')} ms`
		);
	}
	return results;
}

/** The same text again, from the press of the button to the answer in its region. */
export async function measureCached(
	url: string,
	{ cached, warmUps }: Effort
): Promise<BenchResult> {
	const profile = createProfile();
	try {
		const page = await (await profile.open()).newPage();
		await page.goto(url + toolPath('sentiment'));
		await waitForHydration(page);
		await runTool(page, 'sentiment');
		const times: number[] = [];
		for (let turn = -warmUps; turn < cached; turn += 1) {
			const took = await timeRepeat(page, 'sentiment');
			if (turn >= 0) times.push(took);
		}
		return summarize('cached_answer_ms', 'ms', times);
	} finally {
		await profile.remove();
	}
}

async function firstAnswer(profile: Profile, url: string, tool: ToolId): Promise<number> {
	const page = await (await profile.open()).newPage();
	await page.goto(url + toolPath(tool), { waitUntil: 'commit' });
	await waitForHydration(page);
	await runTool(page, tool);
	return waitForAnswer(page);
}
