import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { MAX_TEXT_LENGTH } from '#lib/domain/classification/text-input.ts';
import * as m from '#lib/paraglide/inference-errors.js';
import { formatNumber } from '#lib/words/format.ts';
import { describeGpuProblem } from './device-notes.ts';
import { describeMatchError } from './match-errors.ts';

/** What the screen says: what happened, what was kept, what to do. */
export interface ErrorText {
	readonly title: string;
	readonly detail: string;
}

export function describeInferenceError(error: InferenceError): ErrorText {
	switch (error.kind) {
		case 'aborted':
			return { title: m.stopped(), detail: m.your_text_is_kept_run_it_again() };
		case 'invalid-input':
			return { title: m.this_text_cannot_be_analysed(), detail: describeInput(error) };
		case 'model-missing':
			return {
				title: m.a_model_file_is_missing(),
				detail: m.is_not_on_this_server_your_text_is({ file: error.file })
			};
		case 'model-corrupt':
			return {
				title: m.a_model_file_is_damaged(),
				detail: m.does_not_match_its_checksum_even({ file: error.file })
			};
		case 'installed-damaged':
			return {
				title: m.a_file_of_your_model_is_damaged(),
				detail: m.on_this_device_is_not_what_was({ file: error.file })
			};
		case 'network':
			return {
				title: m.the_model_could_not_be_fetched(),
				detail: m.the_connection_broke_while_reading({ file: error.file })
			};
		case 'insecure-context':
			return {
				title: m.this_address_is_not_secure(),
				detail: m.browsers_check_and_keep_model()
			};
		case 'out-of-memory':
			return {
				title: m.not_enough_memory(),
				detail: m.the_model_was_ended_to_give_memory()
			};
		case 'browser-model':
			return describeBrowserModel(error);
		case 'gpu-failed':
			return {
				title: m.the_graphics_processor_failed(),
				detail: m.your_text_is_kept_try_again_or({ reason: describeGpuProblem(error.reason) })
			};
		case 'worker-crashed':
			return {
				title: m.the_model_stopped_unexpectedly(),
				detail: m.it_was_restarted_once_and_stopped()
			};
		case 'internal':
			return {
				title: m.something_went_wrong_in_the_app(),
				detail: m.your_text_is_kept_reload_the_page({ message: error.message })
			};
	}
}

function describeInput(error: Extract<InferenceError, { kind: 'invalid-input' }>): string {
	if (error.match) return describeMatchError(error.match);
	if (error.isTooLong) return m.text_too_long({ limit: formatNumber(MAX_TEXT_LENGTH) });
	return m.input_not_taken({ message: error.message });
}

function describeBrowserModel({
	reason,
	message
}: Extract<InferenceError, { kind: 'browser-model' }>): ErrorText {
	switch (reason) {
		case 'gone':
			return { title: m.browser_model_gone(), detail: m.browser_model_gone_detail() };
		case 'refused':
			return {
				title: m.browser_model_refused(),
				detail: m.browser_model_refused_detail({ message })
			};
		case 'failed':
			return {
				title: m.browser_model_failed(),
				detail: m.browser_model_failed_detail({ message })
			};
	}
}
