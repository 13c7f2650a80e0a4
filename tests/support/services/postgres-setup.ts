import type { TestProject } from 'vitest/node';
import { findServices } from './find-services.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** An administrator's connection to the PostgreSQL of this run; nothing where tests use PGlite. */
		postgresUrl?: string;
	}
}

/** One PostgreSQL for all tests of the project, each of which makes databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const programs = findServices(['postgres', 'initdb']);
	if (!programs.ok) throw new Error(programs.error);
	const server = await startPostgres(programs.value);
	project.provide('postgresUrl', server.url);
	return () => server.end();
}
