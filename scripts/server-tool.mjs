import { ensureInstall } from './ensure-install.mjs';
import { refuseOldNode } from './node-version.mjs';

/** What each `npm run server:…` of operation runs. */
const TOOLS = {
	backup: async () => (await import('../server/backup/main.ts')).runBackup,
	restore: async () => (await import('../server/backup/main.ts')).runRestore,
	drill: async () => (await import('../server/backup/main.ts')).runDrill,
	worker: async () => (await import('../server/worker.ts')).runWorker
};

refuseOldNode();
try {
	const [name = '', ...args] = process.argv.slice(2);
	if (!Object.hasOwn(TOOLS, name)) throw new Error(`One of ${Object.keys(TOOLS).join(', ')}.`);
	if (!args.includes('--no-install')) await ensureInstall();
	// Whatever is imported here must be installed first.
	const { loadEnvFile } = await import('./load-env.mjs');
	loadEnvFile();
	const { register } = await import('tsx/esm/api');
	register();
	const run = await TOOLS[/** @type {keyof typeof TOOLS} */ (name)]();
	process.exit(
		await run(
			args.filter((arg) => arg !== '--no-install'),
			process.env
		)
	);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
