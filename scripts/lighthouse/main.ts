/**
 * `npm run lighthouse`: audits the production build in Chromium, desktop and phone, and fails below the least score.
 * `-- --path /about` and `-- --form mobile` audit a part, `-- --out FILE` also writes the scores as JSON, `-- --no-build`
 * takes the build that is there. On a machine that does other things, performance comes out too low.
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { openSite } from '#scripts/bench/app-site.ts';
import { findChromium } from '#scripts/chromium.mjs';
import { describeMachine, describeVersions } from '#scripts/eval/machine.ts';
import { writeJson } from '#scripts/eval/report.ts';
import { freePort } from '#scripts/free-port.mjs';

const PATHS = ['/', '/sentiment', '/about'] as const;
const FORMS = ['desktop', 'mobile'] as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const TIMES = [
	'first-contentful-paint',
	'largest-contentful-paint',
	'total-blocking-time'
] as const;
const LEAST = 95;

const { values } = parseArgs({
	options: {
		out: { type: 'string' },
		path: { type: 'string' },
		form: { type: 'string' },
		'no-build': { type: 'boolean' }
	}
});
const site = await openSite({ mayBuild: values['no-build'] !== true });
const port = await freePort();
const browser = await chromium.launch({
	executablePath: await findChromium({ install: false }),
	args: ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${port}`]
});
const results: { path: string; form: string; scores: Record<string, number> }[] = [];
try {
	for (const path of values.path === undefined ? PATHS : [values.path]) {
		for (const form of FORMS) {
			if (values.form !== undefined && values.form !== form) continue;
			const scores = await audit(path, form);
			results.push({ path, form, scores });
			const row = CATEGORIES.map((name) => `${name} ${scores[name] ?? 0}`).join(', ');
			console.log(`${path} ${form}: ${row}`);
		}
	}
} finally {
	await browser.close();
	site.close();
}

if (values.out !== undefined) {
	const date = new Date().toISOString();
	writeJson(values.out, {
		date,
		machine: describeMachine(),
		versions: describeVersions(),
		results
	});
}
const low = results.flatMap(({ path, form, scores }) =>
	Object.entries(scores)
		.filter(([, score]) => score < LEAST)
		.map(([name, score]) => `${path} ${form}: ${name} ${score}, expected ${LEAST}`)
);
for (const line of low) console.error(line);
process.exitCode = low.length > 0 ? 1 : 0;

async function audit(path: string, form: (typeof FORMS)[number]): Promise<Record<string, number>> {
	const found = await lighthouse(
		`${site.url}${path}`,
		{ port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] },
		form === 'desktop' ? desktopConfig : undefined
	);
	if (!found) throw new Error(`Lighthouse gave no report on ${path}.`);
	const { categories, audits } = found.lhr;
	for (const name of CATEGORIES) {
		for (const { id } of categories[name]?.auditRefs ?? []) {
			const { score, title, displayValue = '' } = audits[id] ?? {};
			if (name !== 'performance' && typeof score === 'number' && score < 1)
				console.log(`  ${path} ${form}: ${id}: ${title ?? ''} ${displayValue}`);
		}
	}
	const times = TIMES.map((id) => `${audits[id]?.title ?? id} ${audits[id]?.displayValue ?? ''}`);
	console.log(`  ${path} ${form}: ${times.join(', ')}`);
	return Object.fromEntries(
		CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])
	);
}
