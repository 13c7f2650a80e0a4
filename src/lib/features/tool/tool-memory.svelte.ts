import { createContext } from 'svelte';
import type { ToolId } from '#lib/domain/tools.ts';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import type { Drafts } from './drafts.ts';
import type { RunGate } from './run-gate.ts';
import { TextSource } from './text-source.svelte.ts';
import { TextSourceList } from './text-source-list.svelte.ts';
import { ToolRun } from './tool-run.svelte.ts';

type Runs = { readonly [T in ToolId]: ToolRun<T> };

/** Texts and answers of all tools, so that a look at another page loses neither. They go with the tab. */
export class ToolMemory {
	readonly runs: Runs;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows the list itself
	readonly #sources = new Map<string, TextSource>();
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- as above
	readonly #lists = new Map<string, TextSourceList>();

	constructor(
		private readonly runner: ToolRunner,
		private readonly documents: DocumentReader,
		gate: RunGate
	) {
		this.runs = {
			sentiment: new ToolRun('sentiment', runner, gate),
			summary: new ToolRun('summary', runner, gate),
			'fake-news': new ToolRun('fake-news', runner, gate),
			'job-match': new ToolRun('job-match', runner, gate)
		};
	}

	/** Empties everything: after a log-out nobody sees what was here. */
	forget(): void {
		for (const run of Object.values(this.runs)) run.reset();
		for (const source of this.#sources.values()) source.clear();
		for (const list of this.#lists.values()) list.fill([]);
		this.runner.forget();
	}

	get isRunning(): boolean {
		return Object.values(this.runs).some((run) => run.isRunning);
	}

	get hasText(): boolean {
		const boxes = [...this.#lists.values()].flatMap(({ items }) => items);
		return [...this.#sources.values(), ...boxes].some((box) => !box.isEmpty);
	}

	/** All texts as they stand. */
	drafts(): Drafts {
		const sources = [...this.#sources].map(([name, { text }]) => [name, text] as const);
		const lists = [...this.#lists].map(([name, { texts }]) => [name, texts] as const);
		return { sources: Object.fromEntries(sources), lists: Object.fromEntries(lists) };
	}

	/** Puts texts back where nothing has been typed since. */
	restore({ sources, lists }: Drafts): void {
		for (const [name, text] of Object.entries(sources)) {
			const source = this.source(name);
			if (source.isEmpty) source.text = text;
		}
		for (const [name, texts] of Object.entries(lists)) {
			const list = this.sourceList(name);
			if (list.texts.length === 0) list.fill(texts);
		}
	}

	/** The text box of this name; it is made when first asked for. */
	source(name: string): TextSource {
		const known = this.#sources.get(name);
		if (known) return known;
		const source = new TextSource(this.documents);
		this.#sources.set(name, source);
		return source;
	}

	/** Several boxes of this name; the first is made when first asked for. */
	sourceList(name: string): TextSourceList {
		const known = this.#lists.get(name);
		if (known) return known;
		const list = new TextSourceList(this.documents);
		this.#lists.set(name, list);
		return list;
	}
}

/** Set once, by the root layout. */
export const [getToolMemory, setToolMemory] = createContext<ToolMemory>();
