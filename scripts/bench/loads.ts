import { type ToolId, TOOLS } from '#lib/domain/tools.ts';
import { createProfile, type Profile } from '#scripts/browser/launch.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, summarize } from './statistics.ts';
import {
	type AnswerTimes,
	readAnswerTimes,
	runTool,
	timeRepeat,
	toolPath,
	waitForHydration,
	watchAnswers
} from './tool-pages.ts';

/**
 * From the start of navigation to the first answer and to the whole one, each tool on its own page. Cold: a fresh profile. Warm: the
 * same profile in a browser started anew, so that model and code come from this device.
 */
export async function measureLoads(
	url: string,
	{ loads }: Effort,
	log: (line: string) => void
): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const { id } of TOOLS) {
		const cold: AnswerTimes[] = [];
		const warm: AnswerTimes[] = [];
		for (let turn = 0; turn < loads; turn += 1) {
			const profile = createProfile();
			try {
				cold.push(await firstVisit(profile, url, id));
				warm.push(await firstVisit(profile, url, id));
			} finally {
				await profile.remove();
			}
		}
		for (const [visit, times] of [['cold', cold] as const, ['warm', warm] as const]) {
			for (const part of ['first', 'whole'] as const) {
				const values = times.map((time) => time[part]);
				results.push(summarize(`${visit}_load_to_${part}_answer_ms_${id}`, 'ms', values));
			}
		}
		const told = warm.map(({ first, whole }) => `${Math.round(first)} (${Math.round(whole)})`);
		log(`${id}: warm ${told.join(', ')} ms to the first (whole) answer`);
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

async function firstVisit(profile: Profile, url: string, tool: ToolId): Promise<AnswerTimes> {
	const page = await (await profile.open()).newPage();
	await watchAnswers(page);
	await page.goto(url + toolPath(tool), { waitUntil: 'commit' });
	await waitForHydration(page);
	await runTool(page, tool);
	return readAnswerTimes(page);
}
