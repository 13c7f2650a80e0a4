import { createStaticServer } from '#scripts/serve.mjs';
import { BUILD, ensureBuild } from '#scripts/ensure-build.mjs';
import { listen } from '#scripts/listen.mjs';

export interface Site {
	readonly url: string;
	close(): void;
}

/** Serves the production build, as `npm start` does. */
export async function openSite({ mayBuild }: { readonly mayBuild: boolean }): Promise<Site> {
	if (mayBuild) await ensureBuild();
	return listen(() => createStaticServer({ root: BUILD }), { port: 0, hosts: ['127.0.0.1'] });
}
