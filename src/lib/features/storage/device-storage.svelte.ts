import type { Services } from '#lib/app/context.ts';
import { UNDO_MS } from '#lib/domain/history/deletion.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import type { AccountState } from '#lib/features/account/account-state.svelte.ts';
import type { StorageUse } from '#lib/ports/device-info.ts';
import * as m from '#lib/paraglide/storage.js';

type PartId = 'models' | 'history' | 'rest' | 'everything';

/** Something that takes room on this device. */
export interface StoragePart {
	readonly id: PartId;
	/** In the middle of a sentence: "the models". */
	readonly name: string;
	readonly detail: string;
	/** Nothing while it is being counted. */
	readonly bytes?: number;
	readonly canDelete: boolean;
	/** What is lost. */
	readonly warning?: string;
}

interface Counted {
	readonly models: number;
	readonly kept: number;
	readonly runs: number;
	readonly history?: number;
}

/** What takes how much in this browser, for whoever is here. */
export class DeviceStorage {
	#use = $state.raw<StorageUse>();
	#isPersistent = $state<boolean>();
	#counted = $state.raw<Counted>();

	constructor(
		private readonly services: Pick<
			Services,
			'deviceInfo' | 'storage' | 'models' | 'modelFiles' | 'erase'
		>,
		private readonly account: AccountState
	) {}

	get use(): StorageUse | undefined {
		return this.#use;
	}

	/** Undefined until the browser has been asked. */
	get isPersistent(): boolean | undefined {
		return this.#isPersistent;
	}

	get parts(): StoragePart[] {
		const counted = this.#counted;
		if (!counted) return [];
		const { models, kept, runs, history } = counted;
		const isUser = this.account.user !== undefined;
		return [
			{
				id: 'models',
				name: m.the_models(),
				detail: m.of_are_here_a_tool_fetches_its_own({ kept, length: this.services.models.length }),
				bytes: models,
				canDelete: models > 0,
				warning: m.each_is_fetched_again_the_next()
			},
			...(isUser
				? [
						{
							id: 'history' as const,
							name: m.your_history(),
							detail: m.entries_sealed({ count: runs }),
							...(history === undefined ? {} : { bytes: history }),
							canDelete: runs > 0,
							warning: m.all_entries_of_yours_go_with_texts()
						}
					]
				: []),
			...(this.#use
				? [
						{
							id: 'rest' as const,
							name: m.everything_else(),
							detail: isUser
								? m.the_app_itself_accounts_settings()
								: m.the_app_itself_settings_and_what(),
							bytes: Math.max(0, this.#use.used - models - (history ?? 0)),
							canDelete: false
						}
					]
				: [])
		];
	}

	async refresh(): Promise<void> {
		const { deviceInfo, storage, models, modelFiles } = this.services;
		const files = modelFiles();
		const kept = await Promise.all(
			models.map(async (model) => ({ bytes: await files.keptBytes(model), all: totalBytes(model) }))
		);
		this.#use = await deviceInfo.storage();
		this.#isPersistent = await storage.isPersistent();
		const userId = this.account.user?.id;
		const before = this.#counted;
		const counted = {
			models: kept.reduce((sum, { bytes }) => sum + bytes, 0),
			kept: kept.filter(({ bytes, all }) => bytes === all).length,
			runs: before?.runs ?? 0
		};
		if (userId === undefined) {
			this.#counted = { ...counted, runs: 0, history: 0 };
			return;
		}
		const { usage } = await this.account.services();
		const own = await usage.ofUser(userId);
		const runs = own.ok ? own.value.runs : 0;
		this.#counted = { ...counted, runs };
		const bytes = await usage.bytesOf(userId);
		if (bytes.ok) this.#counted = { ...counted, runs, history: bytes.value };
	}

	keep(): Promise<'kept' | 'refused' | 'unsupported'> {
		const asked = this.services.storage.persist();
		void asked.then(() => this.refresh());
		return asked;
	}

	/** Answers the id of a deletion that can still be undone. */
	async delete(id: PartId): Promise<string | undefined> {
		switch (id) {
			case 'models': {
				const files = this.services.modelFiles();
				for (const model of this.services.models) await files.delete(model);
				break;
			}
			case 'history': {
				const deleted = await this.account.history?.manager.deleteHistory({ kind: 'all' });
				await this.refresh();
				if (!deleted?.ok) return undefined;
				// Gone for good, and counted so, when the time for undoing is over.
				setTimeout(() => void this.#finish(), UNDO_MS + 100);
				return deleted.value.id;
			}
			case 'everything':
				await this.account.signOut();
				await this.services.erase();
				location.reload();
				break;
			case 'rest':
				break;
		}
		await this.refresh();
		return undefined;
	}

	async #finish(): Promise<void> {
		await this.account.history?.manager.finishDeletions();
		await this.refresh();
	}

	async undo(deletionId: string): Promise<void> {
		await this.account.history?.manager.undoDelete(deletionId);
		await this.refresh();
	}
}
