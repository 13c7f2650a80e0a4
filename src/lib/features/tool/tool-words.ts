import type { ToolId } from '#lib/domain/tools.ts';
import * as m from '#lib/paraglide/tools.js';

interface ToolWords {
	readonly name: () => string;
	/** Where there is no room for the name: below an icon. */
	readonly shortName: () => string;
	/** One sentence. */
	readonly description: () => string;
	/** On the button that runs it. */
	readonly action: () => string;
}

export const TOOL_WORDS: Record<ToolId, ToolWords> = {
	sentiment: {
		name: m.sentiment,
		shortName: m.sentiment_short,
		description: m.sentiment_description,
		action: m.sentiment_action
	},
	summary: {
		name: m.summary,
		shortName: m.summary_short,
		description: m.summary_description,
		action: m.summary_action
	},
	'fake-news': {
		name: m.fake_news,
		shortName: m.fake_news_short,
		description: m.fake_news_description,
		action: m.fake_news_action
	},
	'job-match': {
		name: m.job_match,
		shortName: m.job_match_short,
		description: m.job_match_description,
		action: m.job_match_action
	}
};

export function toolName(tool: ToolId): string {
	return TOOL_WORDS[tool].name();
}
