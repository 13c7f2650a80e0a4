import { ensureInstall } from './ensure-install.mjs';
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
try {
	await ensureInstall();
	// Whatever is imported here must be installed first.
	const { loadEnvFile } = await import('./load-env.mjs');
	loadEnvFile();
	const { register } = await import('tsx/esm/api');
	register();
	const { runAdmin } = await import('../server/admin/main.ts');
	process.exitCode = await runAdmin(process.argv.slice(2), process.env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
