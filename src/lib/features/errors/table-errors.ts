import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import * as m from '#lib/paraglide/table-errors.js';
import { nameFormat } from './file-format-words.ts';

function describeDamage({ reason, part = '' }: Extract<TableError, { kind: 'broken' }>): string {
	switch (reason) {
		case 'no-parts':
			return m.its_list_of_parts_is_missing();
		case 'encrypted':
			return m.it_is_encrypted();
		case 'part-missing':
			return m.the_part_is_missing({ part });
		case 'cut-off':
			return m.a_part_is_cut_off();
		case 'cannot-unpack':
			return m.a_part_cannot_be_unpacked();
	}
}

/** What happened and what to do. */
export function describeTableError(error: TableError): string {
	switch (error.kind) {
		case 'empty':
			return m.the_file_is_empty_choose_one_that();
		case 'no-rows':
			return m.the_file_has_a_header_but_no_rows();
		case 'foreign':
			return m.this_is_not_a_table_save_it_as_csv({ found: nameFormat(error.found) });
		case 'too-large':
			return m.the_file_expands_to_more_than_save({ limit: error.limit });
		case 'broken':
			return m.the_file_is_damaged_save_it_anew({ reason: describeDamage(error) });
		case 'unreadable':
			return m.the_browser_cannot_read_the_file();
		case 'reader-failed':
			return m.the_reader_stopped_unexpectedly({ reason: error.reason });
	}
}
