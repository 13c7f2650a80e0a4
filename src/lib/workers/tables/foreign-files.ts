import { detectContent } from '#lib/domain/documents/detect-content.ts';
import type { Encoding } from '#lib/domain/batch/tables/dialect.ts';
import { TableFailure } from './table-failure.ts';

/** More control characters than this are no text. */
const MAX_CONTROL_SHARE = 0.05;

/** Throws for what is no text table, whatever its name says. */
export function refuseForeign(sample: Uint8Array, encoding: Encoding): void {
	const content = detectContent(sample);
	switch (content.kind) {
		case 'maybe-text':
			break;
		case 'foreign':
			throw new TableFailure({ kind: 'foreign', found: content.found });
		case 'refused':
			throw new TableFailure({
				kind: 'foreign',
				found: content.error.kind === 'image' ? content.error.found : 'office'
			});
		case 'pdf':
			throw new TableFailure({ kind: 'foreign', found: 'pdf' });
		case 'docx':
			throw new TableFailure({ kind: 'foreign', found: 'word' });
		case 'damaged-zip':
			// A sample of a large archive has no directory at its end.
			throw new TableFailure({ kind: 'foreign', found: 'zip' });
	}
	if (encoding.startsWith('utf-16')) return;
	let controls = 0;
	for (const byte of sample) {
		if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls += 1;
	}
	if (controls > sample.length * MAX_CONTROL_SHARE) {
		throw new TableFailure({ kind: 'foreign', found: 'not-text' });
	}
}
