import type { ImportFileError } from '#lib/ports/import-files.ts';
import * as m from '#lib/paraglide/import-file-errors.js';

/** What happened, what was kept, and what to do next. */
export function describeImportFileError(error: ImportFileError): string {
	switch (error.kind) {
		case 'import-too-large':
			return m.this_is_more_than_mb_too_much_to({ round: Math.round(error.max / 1_000_000) });
		case 'broken-archive':
			return m.this_archive_is_damaged_or_was_not();
		case 'encrypted-archive':
			return m.this_archive_has_a_password();
		case 'unreadable-file':
			return m.is_not_a_text_in_utf_8_or_it_is_no({ name: error.name });
	}
}
