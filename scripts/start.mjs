import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { BUILD, ensureBuild } from './ensure-build.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { readAddress, listen } from './listen.mjs';
import { refuseOldNode } from './node-version.mjs';
import { endWithChildren, endWithParent } from './processes.mjs';
import { createStaticServer } from './serve.mjs';

refuseOldNode();
try {
	await start();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

/** `npm start`. With `--no-build` it serves `build/` as it is. */
async function start() {
	const address = readAddress(process.env);
	// Also before the build: nobody should wait a minute to hear that the port is taken.
	(await listen(createServer, address)).close();
	if (process.argv.includes('--no-build')) {
		if (!existsSync(join(BUILD, '404.html'))) throw new Error('There is no build: npm run build.');
	} else {
		const stopWatching = endWithChildren();
		await ensureInstall();
		await ensureBuild();
		stopWatching();
	}
	const base = process.env.BASE_PATH ?? '';
	const site = await listen(() => createStaticServer({ root: BUILD, base }), address);
	console.log(`TextAI Studio: ${site.url}${base === '' ? '' : `${base}/`} (Ctrl+C ends it)`);
	// Not once: npm and the terminal may both pass the same Ctrl+C on.
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, site.close);
	if (process.env.npm_lifecycle_event) endWithParent(site.close);
}
