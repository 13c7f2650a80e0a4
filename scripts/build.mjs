import { join } from 'node:path';
import { BUILD, clearBuildStamp, hashSources, stampBuild } from './ensure-build.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { ROOT, endWithChildren, runNode } from './processes.mjs';

refuseOldNode();
const stopWatching = endWithChildren();
try {
	await ensureInstall();
	await build();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
stopWatching();

/** `build/`: the app, the models and everything compressed beforehand. Same sources, same bytes. */
async function build() {
	const { copyModels } = await import('./copy-models.mjs');
	const { precompress } = await import('./precompress.mjs');
	const hash = hashSources();
	clearBuildStamp();
	const code = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
		// Without a name of ours, SvelteKit puts the time into every build.
		env: { NODE_ENV: 'production', BUILD_ID: hash.slice(0, 16) }
	});
	if (code !== 0) throw new Error('vite build failed.');
	const bytes = copyModels(join(ROOT, 'models'), join(BUILD, 'models'));
	console.log(`Models: ${(bytes / 1e6).toFixed(1)} MB copied.`);
	const { files, compressed } = await precompress(BUILD, join(ROOT, '.cache', 'precompress'));
	console.log(`Compressed files: ${files} (${compressed} variants made anew).`);
	stampBuild(hash);
}
