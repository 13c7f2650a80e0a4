/** The four tools, in the order in which every list shows them. The one place that names them. */
export const TOOLS = [
	{
		id: 'sentiment',
		href: '/sentiment',
		name: 'Sentiment',
		shortName: 'Sentiment',
		description: 'How a text feels, and the words that tipped it.',
		action: 'Analyze',
		icon: 'smile',
		model: 'sentiment'
	},
	{
		id: 'summary',
		href: '/summarize',
		name: 'Summary',
		shortName: 'Summary',
		description: 'The sentences that carry a long text, picked from it word for word.',
		action: 'Summarize',
		icon: 'highlighter',
		model: 'minilm'
	},
	{
		id: 'fake-news',
		href: '/fake-news',
		name: 'Fake-news check',
		shortName: 'News check',
		description: 'Signs of reliability and of its absence, each shown where it stands.',
		action: 'Check',
		icon: 'newspaper',
		model: 'fake-news'
	},
	{
		id: 'job-match',
		href: '/job-match',
		name: 'Job match',
		shortName: 'Job match',
		description: 'A résumé against a posting, requirement by requirement.',
		action: 'Match',
		icon: 'briefcase',
		model: 'minilm'
	}
] as const;

export type Tool = (typeof TOOLS)[number];
export type ToolId = Tool['id'];
export type ToolIcon = Tool['icon'];
