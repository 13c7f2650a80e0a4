import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import * as m from '#lib/paraglide/document-errors.js';
import { formatNumber } from '#lib/words/format.ts';
import { nameFormat } from './file-format-words.ts';

const NAMES = { pdf: 'PDF', docx: 'Word' } as const;

const count = (value: number): string => formatNumber(value);
const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1_000_000))} MB`;

/** What happened and what to do about it, without the part that is the same for every error. */
function explain(error: DocumentError): { happened: string; advice: string } {
	switch (error.kind) {
		case 'empty':
			return {
				happened: m.is_empty(),
				advice: m.choose_another_file_or_paste_the()
			};
		case 'too-large':
			return {
				happened: m.is_large_and_was_not_read_the({
					bytes: megabytes(error.bytes),
					limit: megabytes(error.limit)
				}),
				advice: m.split_it_or_paste_the_part_you()
			};
		case 'unsupported':
			return {
				happened: m.is_which_cannot_be_opened_here({ found: nameFormat(error.found) }),
				advice: m.this_app_opens_save_it_as_one_of()
			};
		case 'mismatch':
			return {
				happened: m.is_named_but_holds({
					extension: error.extension,
					found: nameFormat(error.found)
				}),
				advice: m.check_that_it_is_the_right_file_or()
			};
		case 'image':
			return {
				happened: m.is_and_this_app_does_not_recognize({ found: nameFormat(error.found) }),
				advice: m.run_text_recognition_ocr_in()
			};
		case 'old-word':
			return {
				happened: m.is_in_the_old_word_format_doc(),
				advice: m.open_it_in_word_or_libreoffice_and()
			};
		case 'no-text':
			return {
				happened: m.is_a_file_without_any_text({ value: NAMES[error.format] }),
				advice: m.choose_another_file_or_paste_the()
			};
		case 'scanned':
			return {
				happened: m.has_pages_but_no_text({ count: error.pages }),
				advice: m.run_text_recognition_ocr_in()
			};
		case 'encrypted':
			return {
				happened: m.is_a_file_locked_with_a_password({ value: NAMES[error.format] }),
				advice: m.open_it_with_its_password()
			};
		case 'broken':
			return {
				happened: m.is_a_damaged_or_incomplete_file({ value: NAMES[error.format] }),
				advice: m.download_or_save_it_again_or_paste()
			};
		case 'expands-too-far':
			return {
				happened: m.would_unpack_to_more_than_and_was({ limit: megabytes(error.limit) }),
				advice: m.if_you_trust_it_open_it_in_word()
			};
		case 'too-many-pages':
			return {
				happened: m.has_pages_the_limit_is({
					pages: count(error.pages),
					limit: count(error.limit)
				}),
				advice: m.split_it_or_paste_the_part_you()
			};
		case 'too-long':
			return {
				happened: m.holds_more_than_characters_of_text({ limit: count(error.limit) }),
				advice: m.split_it_or_paste_the_part_you()
			};
		case 'unreadable':
			return {
				happened: m.could_not_be_read_from_the_disk_it(),
				advice: m.choose_it_again()
			};
		case 'reader-failed':
			return {
				happened: m.was_not_read_because_the_part_of(),
				advice: m.try_again_if_it_happens_again()
			};
		case 'timeout':
			return {
				happened: m.was_given_up_after_seconds_without({ seconds: count(error.seconds) }),
				advice: m.try_again_or_paste_the_text()
			};
		case 'aborted':
			return {
				happened: m.was_not_opened_because_you_stopped(),
				advice: m.open_it_again_any_time()
			};
	}
}

/**
 * Tells a person what happened to the file, what was kept and what to do next.
 * `fileName` is shown as it is.
 */
export function describeDocumentError(error: DocumentError, fileName: string): string {
	const { happened, advice } = explain(error);
	return m.your_text_was_not_changed({ filename: fileName, happened, advice });
}
