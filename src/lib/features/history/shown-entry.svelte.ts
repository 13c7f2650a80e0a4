import type { NotesChange } from '#lib/domain/history/change-notes.ts';
import type { HistoryItem, OpenedEntry } from '#lib/domain/history/history-entry.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { HistoryError } from '#lib/domain/history/history-ports.ts';
import type { Result } from '#lib/domain/result.ts';

/** The entry whose details are shown, opened, or why it is not. */
export class ShownEntry {
	#id = $state<string>();
	#opened = $state.raw<Result<OpenedEntry, HistoryError>>();

	constructor(private readonly history: HistoryManager) {}

	get id(): string | undefined {
		return this.#id;
	}

	/** Nothing while it is being opened. */
	get opened(): Result<OpenedEntry, HistoryError> | undefined {
		return this.#opened;
	}

	/** The one before stays on the screen until the next is open. */
	async show(id: string): Promise<void> {
		this.#id = id;
		const opened = await this.history.getEntry(id);
		if (this.#id === id) this.#opened = opened;
	}

	close(): void {
		this.#id = undefined;
		this.#opened = undefined;
	}

	/** Shows what was changed elsewhere on the page. */
	put(item: HistoryItem): void {
		if (item.facts.id !== this.#id || !this.#opened?.ok) return;
		const { content } = this.#opened.value;
		this.#opened = { ok: true, value: { ...item, content } };
	}

	async change(change: NotesChange): Promise<Result<HistoryItem, HistoryError> | undefined> {
		return this.#id === undefined ? undefined : this.history.updateEntry(this.#id, change);
	}
}
