import type { DocumentNote } from '#lib/domain/documents/document-note.ts';
import { pageRanges } from '#lib/domain/documents/page-ranges.ts';
import * as m from '#lib/paraglide/document-notes.js';

/** What the reader of a file left out or guessed, in a full sentence. */
export function describeDocumentNote(note: DocumentNote): string {
	switch (note.kind) {
		case 'around-left-out':
			return m.around_left_out();
		case 'encoding-guessed':
			return m.encoding_guessed();
		case 'other-content':
			return m.other_content({ extension: note.extension, content: note.content });
		case 'pages-damaged':
			return m.pages_damaged({ pages: pageRanges(note.pages), count: note.pages.length });
		case 'pages-empty':
			return m.pages_empty({ pages: pageRanges(note.pages), count: note.pages.length });
		case 'east-asian':
			return m.east_asian();
		case 'undecoded':
			return m.undecoded();
		case 'running-lines':
			return m.running_lines();
		case 'word-headers':
			return m.word_headers();
	}
}
