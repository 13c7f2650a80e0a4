import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import type { ModelFiles } from '#lib/ports/model-files.ts';

/** Which of the models that ship are on this device already. */
export class KeptBuiltIn {
	#names = $state.raw<readonly string[]>();

	constructor(
		private readonly models: readonly ModelManifest[],
		private readonly files: () => ModelFiles
	) {}

	/** Undefined until the device has been asked. */
	isKept({ name }: ModelManifest): boolean | undefined {
		return this.#names?.includes(name);
	}

	async refresh(): Promise<void> {
		const files = this.files();
		const names: string[] = [];
		for (const manifest of this.models) {
			if ((await files.keptBytes(manifest)) === totalBytes(manifest)) names.push(manifest.name);
		}
		this.#names = names;
	}
}
