import type { Page } from '@playwright/test';
import { z } from 'zod';
import { type ToolId, TOOLS } from '#lib/domain/tools.ts';

const REVIEW =
	'The room was small but spotless, and the breakfast was the best of the whole trip. The owner lent us her own bicycles when it stopped raining. I would go back tomorrow.';

const CLAIM =
	'A new study shows that drinking warm water in the morning may cure every cold within one day, doctors say. The makers of a kettle paid for it.';

const ARTICLE =
	'The town council voted on Monday to close the old bridge for eight months. Engineers had found cracks in two of its pillars in March. Until the repair is done, buses will take the road along the canal, which adds ten minutes to the way to the station. Shop owners in the lower town fear for their business and ask for a ferry. The council will decide on that in June. The repair is to cost four million, half of which the state pays. A new bridge would have cost five times as much, the mayor said. He expects the first cars to cross again before Christmas.';

const RESUME =
	'Jane Doe\nRegistered nurse\n\nExperience\n2019 to present: staff nurse, cardiology ward, St Mary Hospital. Cared for 12 patients a shift, gave intravenous medication, trained students.\n2016 to 2019: nurse in a care home.\n\nEducation\nBachelor of Nursing, 2016\n\nSkills\nIV therapy, wound care, patient records, English, Spanish';

const POSTING =
	'Staff nurse, cardiology\n\nRequirements\n- Registered nurse with at least two years on a hospital ward\n- Experience with intravenous medication\n- Good record keeping\n- Spanish is an advantage';

const BOXES: Readonly<Record<ToolId, Readonly<Record<string, string>>>> = {
	sentiment: { Text: REVIEW },
	summary: { Text: ARTICLE },
	'fake-news': { Text: CLAIM },
	'job-match': { Resume: RESUME, 'Job description': POSTING }
};

/** Longest wait for an answer, the model's first loading included. */
const ANSWER_TIMEOUT_MS = 90_000;

const RESULT = 'section[aria-label="Result"]';

/** On the button, in the language that the bench's browser asks for. */
const ACTIONS: Readonly<Record<ToolId, string>> = {
	sentiment: 'Analyze',
	summary: 'Summarize',
	'fake-news': 'Check',
	'job-match': 'Match'
};

export function toolPath(tool: ToolId): string {
	return factsOf(tool).href;
}

/** As a person would: fills the boxes, presses the button, waits for the whole answer. */
export async function runTool(page: Page, tool: ToolId): Promise<void> {
	for (const [name, text] of Object.entries(BOXES[tool])) {
		await page.getByRole('textbox', { name, exact: true }).fill(text);
	}
	await page.getByRole('button', { name: ACTIONS[tool], exact: true }).click();
	await waitForAnswer(page);
}

export async function waitForHydration(page: Page): Promise<void> {
	await page.waitForFunction(() => document.documentElement.dataset.hydrated === 'true');
}

/** Milliseconds since the navigation began. */
export interface AnswerTimes {
	/** A label with its probability, a summary, a score: something that answers the question stood on the screen. */
	readonly first: number;
	/** All of it, such as the words that moved a label, and what it took. */
	readonly whole: number;
}

const answerTimesSchema = z.object({ first: z.number(), whole: z.number() });

/** Before the page is opened: the page itself notes when answers are drawn. */
export async function watchAnswers(page: Page): Promise<void> {
	await page.addInitScript((selector) => {
		const times: { first?: number; whole?: number } = {};
		Reflect.set(globalThis, 'answerTimes', times);
		// A look now and then costs the page less than an observer of all that changes.
		const timer = setInterval(() => {
			const region = document.querySelector(selector);
			if (region?.querySelector('[data-answer]')) times.first ??= performance.now();
			if (region?.getAttribute('aria-busy') === 'false' && region.querySelector('footer dl')) {
				times.whole ??= performance.now();
			}
			if (times.whole !== undefined) clearInterval(timer);
		}, 10);
	}, RESULT);
}

/** @returns when the first answer of a watched page came */
export async function readAnswerTimes(page: Page): Promise<AnswerTimes> {
	const noted: unknown = await page.evaluate((): unknown => Reflect.get(globalThis, 'answerTimes'));
	return answerTimesSchema.parse(noted);
}

/** Until the whole answer stands in its region. */
export async function waitForAnswer(page: Page): Promise<void> {
	await page.waitForFunction(
		(selector) => {
			const region = document.querySelector(selector);
			return region?.getAttribute('aria-busy') === 'false' && region.querySelector('footer dl');
		},
		RESULT,
		{ timeout: ANSWER_TIMEOUT_MS }
	);
}

/**
 * Presses the button once more with the same text.
 * @returns milliseconds from the press to the answer in its region. Throws where it is not from the cache.
 */
export async function timeRepeat(page: Page, tool: ToolId): Promise<number> {
	return page.evaluate(
		([selector, action]) =>
			new Promise<number>((resolve, reject) => {
				const region = document.querySelector(selector);
				const button = [...document.querySelectorAll('button')].find(
					({ textContent }) => textContent.trim() === action
				);
				if (!region || !button) throw new Error('This is no tool page.');
				const started = performance.now();
				const observer = new MutationObserver(() => {
					const facts = region.querySelector('footer dl');
					if (region.getAttribute('aria-busy') !== 'false' || !facts) return;
					observer.disconnect();
					const took = performance.now() - started;
					if (facts.textContent.includes('from the cache')) resolve(took);
					else reject(new Error('The repeat was not answered from the cache.'));
				});
				observer.observe(region, { attributes: true, childList: true, subtree: true });
				button.click();
			}),
		[RESULT, ACTIONS[tool]] as const
	);
}

function factsOf(tool: ToolId) {
	const found = TOOLS.find(({ id }) => id === tool);
	if (!found) throw new RangeError(`No such tool: ${tool}`);
	return found;
}
