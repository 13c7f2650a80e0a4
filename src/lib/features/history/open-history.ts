import type { Services } from '#lib/app/context.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { OwnHistory } from '#lib/features/account/who.ts';

/** A history with what the page needs around it. */
export interface OpenHistory {
	readonly manager: HistoryManager;
	readonly models: readonly ModelManifest[];
	/** Entries as a file that can be imported again. */
	readonly exportJson: (ids: readonly string[]) => Promise<Result<string, unknown>>;
	/** Calls back when the store was changed past this page; the answer ends that. */
	readonly onChange: (listener: () => void) => () => void;
}

/** The history of whoever is here, for the page. */
export function openHistory(
	{ manager, ports, sealer }: OwnHistory,
	{ accounts, models }: Pick<Services, 'accounts' | 'models'>
): OpenHistory {
	return {
		manager,
		models,
		exportJson: async (ids) => (await accounts()).backup.exportSelection(ports, sealer, ids),
		onChange: (listener) => {
			let stop: (() => void) | undefined;
			let isEnded = false;
			void accounts().then((services) => {
				if (!isEnded) stop = services.onChange(['history'], listener);
			});
			return () => {
				isEnded = true;
				stop?.();
			};
		}
	};
}
