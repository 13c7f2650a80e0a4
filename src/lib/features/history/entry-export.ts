import type { HistoryItem, OpenedEntry } from '#lib/domain/history/history-entry.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { describeMoment, localDay } from './local-day.ts';
import { inputText, wordsOf } from './entry-words.ts';

/** Entries as Markdown: of each its name, when it was, the answer, and the text it is about. */
export function entriesMarkdown(
	entries: readonly OpenedEntry[],
	models: readonly ModelManifest[]
): string {
	return entries.map((entry) => entryMarkdown(entry, models)).join('\n---\n\n');
}

function entryMarkdown(entry: OpenedEntry, models: readonly ModelManifest[]): string {
	const { facts, notes, content } = entry;
	const answer = wordsOf(facts.tool, content, models)?.markdown;
	const quoted = inputText(content)
		.split('\n')
		.map((line) => `> ${line}`.trimEnd());
	return [
		...(notes.title === '' ? [] : [`# ${notes.title}`, '']),
		`${describeMoment(facts.at)} · ${facts.model}${notes.tags.length > 0 ? ` · ${notes.tags.join(', ')}` : ''}`,
		'',
		answer ?? `\`\`\`json\n${JSON.stringify(content.result, null, 2)}\n\`\`\`\n`,
		'## Text',
		'',
		...quoted,
		''
	].join('\n');
}

/** Without extension: `textai-sentiment-2026-11-23`, `textai-history-3-entries`. */
export function fileNameOf(items: readonly Pick<HistoryItem, 'facts'>[]): string {
	const [only] = items;
	return items.length === 1 && only
		? `textai-${only.facts.tool}-${localDay(only.facts.at)}`
		: `textai-history-${items.length}-entries`;
}
