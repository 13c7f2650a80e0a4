import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page } from '@playwright/test';

declare global {
	interface Window {
		axe?: { run(context: object, options: RunOptions): Promise<AxeResults> };
	}
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with rule, element and reason of everything that axe objects to, and on code in place of words.
 * @param include CSS selector of the part to look at; without it the whole page
 */
export async function expectNoAxeViolations(
	page: Page,
	{ include }: { include?: string } = {}
): Promise<void> {
	// Evaluated through the debug protocol, which the page's policy does not bind; a script element would be refused.
	await page.evaluate(axe.source);
	const found = await page.evaluate(
		async ({ include, tags }) => {
			if (!window.axe) throw new Error('axe did not load');
			const context = { include: [include ?? 'html'] };
			// What a bar at the window's edge covers, one scrolls into view; where it covers half a button, axe
			// would call the button small.
			const bars = [...document.querySelectorAll<HTMLElement>('nav, header')].filter((bar) =>
				['fixed', 'sticky'].includes(getComputedStyle(bar).position)
			);
			for (const bar of bars) bar.style.position = 'static';
			const { violations } = await window.axe.run(context, {
				runOnly: { type: 'tag', values: tags },
				resultTypes: ['violations']
			});
			for (const bar of bars) bar.style.position = '';
			return violations.flatMap(({ id, nodes }) =>
				nodes.map(
					({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`
				)
			);
		},
		{ include, tags: TAGS }
	);
	expect(found, 'axe violations').toEqual([]);
	// A word that was not called shows the function that gives it.
	const code = await page.evaluate(() => /=>\s*\w+\(\d+/.exec(document.body.textContent)?.[0]);
	expect(code, 'code among the words').toBeUndefined();
}
