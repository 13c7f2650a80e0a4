import { error } from '@sveltejs/kit';
import { modelNames, readModelCard } from '#lib/features/about/model-cards.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => modelNames().map((name) => ({ name }));

export const load: PageServerLoad = ({ params }) => {
	const card = readModelCard(params.name);
	if (!card) error(404, `Not found: ${params.name}`);
	return { card };
};
