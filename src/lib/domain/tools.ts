/** The four tools, in the order in which every list shows them. What they are called is said in `features/tool/tool-words.ts`. */
export const TOOLS = [
	{
		id: 'sentiment',
		href: '/sentiment',
		icon: 'smile',
		model: 'sentiment'
	},
	{
		id: 'summary',
		href: '/summarize',
		icon: 'highlighter',
		model: 'minilm'
	},
	{
		id: 'fake-news',
		href: '/fake-news',
		icon: 'newspaper',
		model: 'fake-news'
	},
	{
		id: 'job-match',
		href: '/job-match',
		icon: 'briefcase',
		model: 'minilm'
	}
] as const;

export type Tool = (typeof TOOLS)[number];
export type ToolId = Tool['id'];
export type ToolIcon = Tool['icon'];
