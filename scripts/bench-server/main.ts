import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, describeVersions } from '#scripts/eval/machine.ts';
import { BenchServerProcess } from './bench-server-process.ts';
import { type LoadResult, runLoad } from './load.ts';
import { knownTexts, ReviewTexts } from './review-texts.ts';
import { soak } from './soak.ts';
import { CACHE_MB, toTable } from './table.ts';

const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'bench-server.json' },
		table: { type: 'string' },
		seconds: { type: 'string', default: '10' },
		soak: { type: 'string', default: '600' },
		workers: { type: 'string', default: '0' }
	}
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), 'textai-bench-'));
const server = await BenchServerProcess.start({
	DATA_DIR: folder,
	LIMIT_USER: '1000000000',
	LOG_LEVEL: 'warn',
	CACHE_MB: String(CACHE_MB),
	WORKERS: values.workers
});
try {
	const { url, secret } = server;
	const fresh = new ReviewTexts();
	const nextNew = () => fresh.next();
	const nextKnown = knownTexts();
	const target = { url, secret, seconds };
	await runLoad({
		...target,
		name: 'warm-up',
		connections: 4,
		seconds: 3,
		texts: 1,
		nextText: nextNew
	});
	await runLoad({
		...target,
		name: 'warm-up',
		connections: 4,
		seconds: 3,
		texts: 1,
		nextText: nextKnown
	});
	const results: LoadResult[] = [];
	for (const [name, texts, nextText] of [
		['new texts', 1, nextNew],
		['known texts', 1, nextKnown],
		['new texts', 32, nextNew]
	] as const) {
		for (const connections of [1, 16, 64]) {
			const result = await runLoad({ ...target, name, connections, texts, nextText });
			console.log(JSON.stringify(result));
			results.push(result);
		}
	}
	const best = results.find((result) => result.connections === 16)?.requestsPerSecond ?? 1;
	const soakSeconds = Number(values.soak);
	const rate = Math.max(1, Math.floor(0.8 * best));
	const load = { ...target, name: 'soak', connections: 16, texts: 1, rate, nextText: nextNew };
	const steady =
		soakSeconds > 0 ? await soak(server, { ...load, seconds: soakSeconds }) : undefined;
	const report = {
		machine: describeMachine(),
		versions: describeVersions(),
		seconds,
		results,
		soak: steady
	};
	writeFileSync(values.out, `${JSON.stringify(report, null, '\t')}\n`);
	const table = toTable(report);
	console.log(table);
	if (values.table !== undefined) writeFileSync(values.table, table);
} finally {
	await server.end();
	rmSync(folder, { recursive: true, force: true });
}
