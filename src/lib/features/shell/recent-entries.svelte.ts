import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import type { HistoryItem } from '#lib/domain/history/history-entry.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import type { AccountState } from '#lib/features/account/account-state.svelte.ts';
import { openInTool } from '#lib/features/history/open-in-tool.ts';
import type { ToolMemory } from '#lib/features/tool/tool-memory.svelte.ts';

const SHOWN = 5;

/** The last runs of whoever is here, for the palette. */
export class RecentEntries {
	#items = $state.raw<readonly HistoryItem[]>([]);

	constructor(
		private readonly account: AccountState,
		private readonly memory: ToolMemory
	) {}

	/** Newest first; what cannot be opened is left out. */
	get items(): readonly HistoryItem[] {
		return this.#items;
	}

	async load(): Promise<void> {
		const page = await this.account.history?.manager.getHistory({ limit: SHOWN });
		this.#items = page?.ok ? page.value.items.filter(({ isDamaged }) => !isDamaged) : [];
	}

	/** Puts an entry into its tool and goes there; to the history where this version cannot read it. */
	async open({ facts }: HistoryItem): Promise<void> {
		const entry = await this.account.history?.manager.getEntry(facts.id);
		const tool = TOOLS.find(({ id }) => id === facts.tool);
		const isOpened = entry?.ok === true && openInTool(this.memory, entry.value) !== undefined;
		await goto(isOpened && tool ? resolve(tool.href) : resolve('/history'));
	}
}
