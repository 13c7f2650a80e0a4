import { ensureBuild } from './ensure-build.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { endWithChildren, endWithParent } from './processes.mjs';

refuseOldNode();
try {
	await start();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

/** `npm run server`. With `--no-build` it serves `build/` as it is, or the API alone where there is none; with
 * `--no-install` on the packages that are there. */
async function start() {
	const stopWatching = endWithChildren();
	if (!process.argv.includes('--no-install')) await ensureInstall();
	if (!process.argv.includes('--no-build')) await ensureBuild();
	stopWatching();
	// Whatever is imported here must be installed first.
	const { loadEnvFile } = await import('./load-env.mjs');
	loadEnvFile();
	const { register } = await import('tsx/esm/api');
	register();
	if (process.env.npm_lifecycle_event) endWithParent(() => process.kill(process.pid, 'SIGTERM'));
	const { startServer } = await import('../server/main.ts');
	await startServer(process.env);
}
