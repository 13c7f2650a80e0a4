import { toast } from 'svelte-sonner';
import type { HistoryItem, OpenedEntry } from '#lib/domain/history/history-entry.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { downloadText } from '#lib/features/tool/download.ts';
import { entriesMarkdown, fileNameOf } from './entry-export.ts';
import type { OpenHistory } from './open-history.ts';
import { describeStoreError } from './store-words.ts';
import * as m from '#lib/paraglide/history.js';

/** Stars entries one after the other, so that the page stays awake; damaged ones are left as they are. */
export async function starEntries(
	history: HistoryManager,
	ids: readonly string[],
	onstarred: (item: HistoryItem) => void
): Promise<void> {
	for (const id of ids) {
		const changed = await history.updateEntry(id, { isStarred: true });
		if (changed.ok) onstarred(changed.value);
		else if (changed.error.kind === 'quota-exceeded') {
			toast.error(describeStoreError(changed.error).title);
			return;
		}
	}
}

/** Hands the user a file with entries; says how many could not be opened. */
export async function exportEntries(
	history: OpenHistory,
	ids: readonly string[],
	kind: 'json' | 'markdown'
): Promise<void> {
	const opened: OpenedEntry[] = [];
	for (const id of ids) {
		const entry = await history.manager.getEntry(id);
		if (entry.ok) opened.push(entry.value);
	}
	const left = ids.length - opened.length;
	if (left > 0) {
		toast.warning(m.of_could_not_be_opened_and_are({ left, length: ids.length }));
	}
	if (opened.length === 0) return;
	const name = fileNameOf(opened);
	if (kind === 'markdown') {
		downloadText(`${name}.md`, 'text/markdown', entriesMarkdown(opened, history.models));
		return;
	}
	const json = await history.exportJson(opened.map(({ facts }) => facts.id));
	if (json.ok) downloadText(`${name}.json`, 'application/json', json.value);
	else toast.error(m.the_export_failed(), { description: m.nothing_was_changed_try_again() });
}
