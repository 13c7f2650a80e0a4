import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import * as m from '#lib/paraglide/table-errors.js';

/** What happened and what to do. */
export function describeTableError(error: TableError): string {
	switch (error.kind) {
		case 'empty':
			return m.the_file_is_empty_choose_one_that();
		case 'no-rows':
			return m.the_file_has_a_header_but_no_rows();
		case 'foreign':
			return m.this_is_not_a_table_save_it_as_csv({ found: error.found });
		case 'too-large':
			return m.the_file_expands_to_more_than_save({ limit: error.limit });
		case 'broken':
			return m.the_file_is_damaged_save_it_anew({ reason: error.reason });
		case 'unreadable':
			return m.the_browser_cannot_read_the_file();
		case 'reader-failed':
			return m.the_reader_stopped_unexpectedly({ reason: error.reason });
	}
}
