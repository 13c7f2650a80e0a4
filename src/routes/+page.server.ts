import { readModelFacts } from '#lib/features/home/model-facts.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	modelBytes: Object.fromEntries(readModelFacts().map((model) => [model.name, model.bytes]))
});
