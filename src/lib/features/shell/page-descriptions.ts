import { TOOLS } from '#lib/domain/tools.ts';
import { TOOL_WORDS } from '#lib/features/tool/tool-words.ts';
import * as m from '#lib/paraglide/palette.js';

const PAGES: Readonly<Record<string, () => string>> = {
	'/': m.all_tools_at_a_glance,
	'/admin': m.users_limits_and_the_health_of,
	'/batch': m.a_whole_table_of_texts_at_once_csv,
	'/history': m.every_run_with_its_text_and_its,
	'/analytics': m.runs_labels_moods_words_and_times,
	'/api-keys': m.let_programs_call_the_tools_in,
	'/settings': m.where_the_models_run_what_is_kept,
	'/about': m.the_models_what_they_were_measured,
	'/privacy': m.what_is_stored_where_and_how_to,
	'/help': m.how_to_begin_all_keys_and_what_to
};

/** What a page is for, in a line; empty where nobody has said it. @param route Kit's id of the route */
export function describePage(route: string): string {
	const tool = TOOLS.find(({ href }) => href === route);
	return tool ? TOOL_WORDS[tool.id].description() : (PAGES[route]?.() ?? '');
}
