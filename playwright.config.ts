import { defineConfig } from '@playwright/test';
import { machineChromium } from './scripts/chromium.mjs';

/** What runs no model and measures nothing: several at once. */
const PAGES = /(pages|keyboard|admin|backup|install|guard)\.spec\.ts$/;

const port = Number(process.env.E2E_PORT ?? 4273);
const executablePath = machineChromium();

export default defineConfig({
	testDir: 'tests/e2e',
	timeout: 120_000,
	// A first answer loads a model: seconds on a busy machine. What must be quick measures itself.
	expect: { timeout: 30_000 },
	// One browser at a time: models use all cores, and what they take is measured. `npm test` gives `pages` two.
	workers: 1,
	projects: [
		{ name: 'pages', testMatch: PAGES, fullyParallel: true },
		{ name: 'models', testIgnore: PAGES }
	],
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}`,
		browserName: 'chromium',
		// Without one on the machine, that of `npx playwright install chromium`.
		launchOptions: {
			...(executablePath === undefined ? {} : { executablePath }),
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		},
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
