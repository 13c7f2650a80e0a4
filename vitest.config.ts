import { defineConfig } from 'vitest/config';
import { findServices } from './tests/support/services/find-services.ts';

/** Tests whose queries must do the same on PostgreSQL: they run on PGlite with the others, and here once more. */
const ON_BOTH_DATABASES = [
	'server/{storage,people,admin,keys,limits,api,batches,backup}/**/*.test.ts',
	'tests/integration/sync-server.test.ts',
	'tests/integration/server/{access-matrix,people,admin}*.test.ts'
];
/** It loads models, which know no database. */
const WITHOUT_DATABASE = 'server/api/quiet-log.test.ts';

const postgres = findServices(['postgres', 'initdb']);
if (!postgres.ok) console.log(`Tests on PostgreSQL are skipped: ${postgres.error}.`);

const timeouts = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					...timeouts,
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					// They change nothing outside themselves; modules of their own took half of their time.
					isolate: false
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					...timeouts,
					name: 'integration',
					include: ['server/**/*.test.ts', 'tests/integration/**/*.test.ts']
				}
			},
			...(postgres.ok
				? [
						{
							test: {
								...timeouts,
								name: 'postgres',
								include: ON_BOTH_DATABASES,
								exclude: [WITHOUT_DATABASE],
								globalSetup: './tests/support/services/postgres-setup.ts'
							}
						}
					]
				: [])
		]
	}
});
