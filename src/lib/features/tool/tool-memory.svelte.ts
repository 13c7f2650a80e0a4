import { createContext } from 'svelte';
import type { ToolId } from '#lib/domain/tools.ts';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { TextSource } from './text-source.svelte.ts';
import { ToolRun } from './tool-run.svelte.ts';

type Runs = { readonly [T in ToolId]: ToolRun<T> };

/** Texts and answers of all tools, so that a look at another page loses neither. They go with the tab. */
export class ToolMemory {
	readonly runs: Runs;
	readonly #sources = new Map<string, TextSource>();

	constructor(
		runner: ToolRunner,
		private readonly documents: DocumentReader
	) {
		this.runs = {
			sentiment: new ToolRun('sentiment', runner),
			summary: new ToolRun('summary', runner),
			'fake-news': new ToolRun('fake-news', runner),
			'job-match': new ToolRun('job-match', runner)
		};
	}

	/** The text box of this name; it is made when first asked for. */
	source(name: string): TextSource {
		const known = this.#sources.get(name);
		if (known) return known;
		const source = new TextSource(this.documents);
		this.#sources.set(name, source);
		return source;
	}
}

/** Set once, by the root layout. */
export const [getToolMemory, setToolMemory] = createContext<ToolMemory>();
