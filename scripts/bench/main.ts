import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeJson } from '#scripts/eval/report.ts';
import { joinReports, reportSchema, toMarkdown, updateDocs } from './report.ts';
import { isPart, PARTS, runBench } from './run-bench.ts';

const HELP = `Measures speed, loading, memory and size on this machine, in Chromium and in Node.

npm run bench -- --out bench.json

  --out FILE    writes { machine, versions, results: [{ name, unit, median, p95, n }], ratios }
  --docs        puts the tables into docs/performance.md
  --from FILE   takes the figures from an earlier run instead of measuring; several: the parts of one machine
  --only PARTS  some of ${PARTS.join(', ')}, with commas between them
  --loads N     fresh profiles and warm visits a tool, in the parts loads and breakdown; 7 unless told
  --quick       few repeats: shows that the bench works
  --no-build    measures build/ as it is
  --help        this text
`;

try {
	await main();
	// A part that was given up may still wait for its browser: leaving ends both.
	process.exit();
} catch (cause) {
	console.error(cause instanceof Error ? cause.message : cause);
	process.exit(1);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			out: { type: 'string' },
			docs: { type: 'boolean' },
			from: { type: 'string', multiple: true },
			only: { type: 'string' },
			loads: { type: 'string' },
			quick: { type: 'boolean' },
			'no-build': { type: 'boolean' },
			help: { type: 'boolean', short: 'h' }
		}
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const report =
		values.from === undefined
			? await runBench({
					parts: chooseParts(values.only),
					isQuick: values.quick ?? false,
					loads: values.loads === undefined ? undefined : countOf(values.loads),
					mayBuild: !values['no-build'],
					log: (line) => {
						console.log(line);
					}
				})
			: joinReports(
					values.from.map((file) => reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
				);
	console.log(`\n${toMarkdown(report)}`);
	if (values.out !== undefined) writeJson(values.out, report);
	if (values.docs) updateDocs(report);
}

function countOf(text: string): number {
	const count = Number(text);
	if (Number.isInteger(count) && count > 0) return count;
	throw new Error(`${text} is no number of loads.`);
}

function chooseParts(only: string | undefined) {
	if (only === undefined) return PARTS;
	const names = only.split(',');
	const unknown = names.find((name) => !isPart(name));
	if (unknown !== undefined) throw new Error(`No such part: ${unknown}. See --help.`);
	return PARTS.filter((part) => names.includes(part));
}
