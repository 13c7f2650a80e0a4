import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, headlessShellBeside, machineChromium } from './scripts/chromium.mjs';

/** What measures times or memory, or takes all cores. */
const ALONE = /@alone/;

const port = Number(process.env.E2E_PORT ?? 4273);
const chromium = machineChromium();
const headlessShell = headlessShellBeside(chromium);

/** Without one on the machine, that of `npx playwright install chromium`. */
const launch = (executablePath: string | undefined) => ({
	...(executablePath === undefined ? {} : { executablePath }),
	args: CHROMIUM_ARGS
});

export default defineConfig({
	testDir: 'tests/e2e',
	timeout: 120_000,
	// A first answer loads a model: seconds on a busy machine. What must be quick measures itself.
	expect: { timeout: 30_000 },
	// One browser at a time, for a look at a few; `npm test` gives `together` two.
	workers: 1,
	projects: [
		{
			name: 'together',
			grepInvert: ALONE,
			fullyParallel: true,
			// The service worker loads 20 MB into every fresh profile: tests of it allow it.
			use: { serviceWorkers: 'block', launchOptions: launch(headlessShell) }
		},
		{ name: 'alone', grep: ALONE, use: { launchOptions: launch(chromium) } }
	],
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}`,
		browserName: 'chromium',
		screenshot: 'only-on-failure',
		trace: 'off'
	},
	webServer: {
		command: 'node scripts/start.mjs --no-build',
		env: { PORT: String(port), HOST: 'localhost' },
		url: `http://localhost:${port}/`,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
