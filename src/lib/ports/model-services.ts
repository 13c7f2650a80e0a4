import type { InstallError } from '#lib/domain/models/install-error.ts';
import type { InstallPlan, InstallRecord } from '#lib/domain/models/install-record.ts';
import type { InstallOptions } from '#lib/domain/models/install-model.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { ModelChoices, ModelSpeed } from '#lib/domain/models/model-choices.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import type { BrowserWriter } from './browser-writer.ts';
import type { ModelSource } from './model-source.ts';
import type { ModelStore } from './model-store.ts';

/** What a file input hands out. */
export interface ChosenFile {
	readonly name: string;
	readonly size: number;
	readonly webkitRelativePath: string;
}

/** Opens places that hold a model. Nothing is asked for before the source is listed. */
export interface ModelSources {
	/** Where models come from unless the user says otherwise: a folder of this site. */
	readonly defaultHub: string;
	/** The hosts that the page's policy lets it ask. Undefined where there is none, as in development. */
	allowedHosts(): readonly string[] | undefined;
	/** `org/name`, or the whole address of a model below a hub or a mirror. */
	atHub(
		hub: string,
		model: string,
		revision?: string
	): Result<{ readonly source: ModelSource; readonly id: string }, InstallError>;
	inFolder(files: readonly ChosenFile[]): ModelSource | undefined;
	inArchive(file: ChosenFile): ModelSource | undefined;
}

/** All that the catalogue of models needs of the world. */
export interface ModelServices {
	readonly store: ModelStore;
	readonly sources: ModelSources;
	/** The model for summaries that the browser brings. */
	readonly browserWriter: BrowserWriter;
	readonly choices: {
		read(): ModelChoices;
		write(choices: ModelChoices): boolean;
	};
	readonly speeds: {
		read(manifest: ModelManifest): ModelSpeed | undefined;
	};
	/** One tab at a time; undefined where another tab installs this very model. */
	install(
		plan: InstallPlan,
		source: ModelSource,
		options: InstallOptions
	): Promise<Result<InstallRecord, InstallError> | undefined>;
	/** Runs the model a few times in a worker of its own, which ends afterwards. What was found is kept. */
	measure(
		manifest: ModelManifest,
		signal: AbortSignal
	): Promise<Result<ModelSpeed, InferenceError>>;
	/** Calls back when models come or go in this or another tab. The answer stops the calls. */
	onChange(listener: () => void): () => void;
	/** Tells the tools of all tabs that models or choices have changed. */
	changed(): Promise<void>;
}
