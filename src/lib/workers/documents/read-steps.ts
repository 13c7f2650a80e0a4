import type { DocumentNote } from '#lib/domain/documents/document-note.ts';

/** What a reader of one format hands back. */
export interface Extracted {
	readonly text: string;
	readonly title?: string;
	readonly pages?: number;
	readonly notes: readonly DocumentNote[];
}

/** What a reader tells while it works. */
export interface ReadSteps {
	/** The code for this format has been loaded; the reading itself begins. */
	readonly onLoaded?: () => void;
	readonly onPage?: (done: number, total: number) => void;
}
