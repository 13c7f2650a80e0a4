import type { ErrorText } from '#lib/features/errors/inference-errors.ts';
import type { InstallError } from '#lib/domain/models/install-error.ts';
import * as m from '#lib/paraglide/models.js';
import { formatBytes } from '#lib/ui/format-amount.ts';
import { formatList } from '#lib/words/format.ts';

/** What happened, what was kept, what to do. */
export function describeInstallError(error: InstallError): ErrorText {
	switch (error.kind) {
		case 'aborted':
			return { title: m.error_aborted(), detail: m.error_aborted_detail() };
		case 'not-found':
			return { title: m.error_not_found(), detail: m.error_not_found_detail(error) };
		case 'not-a-file':
			return { title: m.error_not_a_file(), detail: m.error_not_a_file_detail(error) };
		case 'unreachable':
			return { title: m.error_unreachable(), detail: m.error_unreachable_detail() };
		case 'host-not-allowed':
			return { title: m.error_host(), detail: m.error_host_detail(error) };
		case 'bad-address':
			return { title: m.error_address(), detail: m.error_address_detail(error) };
		case 'corrupt':
			return { title: m.error_corrupt(), detail: m.error_corrupt_detail(error) };
		case 'storage-full': {
			const [needed, free] = [formatBytes(error.needed), formatBytes(error.free)];
			return { title: m.error_full(), detail: m.error_full_detail({ needed, free }) };
		}
		case 'storage-denied':
			return { title: m.error_denied(), detail: m.error_denied_detail() };
		case 'unreadable-config':
			return { title: m.error_config(), detail: m.error_config_detail() };
		case 'unsupported-model':
			return { title: m.error_unsupported(), detail: m.error_unsupported_detail(error) };
		case 'missing-file':
			return { title: m.error_missing(), detail: m.error_missing_detail(error) };
		case 'no-weights':
			return { title: m.error_weights(), detail: m.error_weights_detail() };
		case 'label-count': {
			const labels = error.labels.length === 0 ? '–' : formatList(error.labels);
			return { title: m.error_labels(), detail: m.error_labels_detail({ labels }) };
		}
		case 'unsafe-path':
			return { title: m.error_unsafe(), detail: m.error_unsafe_detail(error) };
		case 'too-large': {
			const max = formatBytes(error.max);
			return { title: m.error_large(), detail: m.error_large_detail({ max }) };
		}
		case 'broken-archive':
			return { title: m.error_archive(), detail: m.error_archive_detail() };
		case 'encrypted-archive':
			return { title: m.error_encrypted(), detail: m.error_encrypted_detail() };
	}
}
