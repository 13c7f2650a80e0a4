import type { DocumentError } from './document-error.ts';

const KINDS = '.txt, .md, .html, .pdf and .docx files';
const NAMES = { pdf: 'PDF', docx: 'Word' } as const;

const count = (value: number): string => value.toLocaleString('en-US');
const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1_000_000))} MB`;

/** What happened and what to do about it, without the part that is the same for every error. */
function explain(error: DocumentError): { happened: string; advice: string } {
	switch (error.kind) {
		case 'empty':
			return {
				happened: 'is empty',
				advice: 'Choose another file, or paste the text.'
			};
		case 'too-large':
			return {
				happened: `is ${megabytes(error.bytes)} large and was not read; the limit is ${megabytes(error.limit)}`,
				advice: 'Split it, or paste the part you want to analyze.'
			};
		case 'unsupported':
			return {
				happened: `is ${error.found}, which cannot be opened here`,
				advice: `This app opens ${KINDS}: save it as one of these, or paste the text.`
			};
		case 'mismatch':
			return {
				happened: `is named ${error.extension} but holds ${error.found}`,
				advice: 'Check that it is the right file, or save it again from the program it came from.'
			};
		case 'image':
			return {
				happened: `is ${error.found}, and this app does not recognize text in pictures`,
				advice:
					'Run text recognition (OCR) in another program and open its result, or paste the text.'
			};
		case 'old-word':
			return {
				happened: 'is in the old Word format (.doc), which cannot be opened here',
				advice: 'Open it in Word or LibreOffice and save it as .docx.'
			};
		case 'no-text':
			return {
				happened: `is a ${NAMES[error.format]} file without any text`,
				advice: 'Choose another file, or paste the text.'
			};
		case 'scanned':
			return {
				happened: `has ${error.pages === 1 ? 'one page' : `${count(error.pages)} pages`} but no text: it seems to be a scan, and this app does not recognize text in pictures`,
				advice:
					'Run text recognition (OCR) in another program and open its result, or paste the text.'
			};
		case 'encrypted':
			return {
				happened: `is a ${NAMES[error.format]} file locked with a password`,
				advice: 'Open it with its password elsewhere, save a copy without one, and open that copy.'
			};
		case 'broken':
			return {
				happened: `is a damaged or incomplete ${NAMES[error.format]} file`,
				advice: 'Download or save it again, or paste the text.'
			};
		case 'expands-too-far':
			return {
				happened: `would unpack to more than ${megabytes(error.limit)} and was stopped, as such files can be made to fill a computer's memory`,
				advice: 'If you trust it, open it in Word and paste the part you want to analyze.'
			};
		case 'too-many-pages':
			return {
				happened: `has ${count(error.pages)} pages; the limit is ${count(error.limit)}`,
				advice: 'Split it, or paste the part you want to analyze.'
			};
		case 'too-long':
			return {
				happened: `holds more than ${count(error.limit)} characters of text, which is the limit`,
				advice: 'Split it, or paste the part you want to analyze.'
			};
		case 'unreadable':
			return {
				happened: 'could not be read from the disk; it may have been moved, changed or locked',
				advice: 'Choose it again.'
			};
		case 'reader-failed':
			return {
				happened:
					'was not read, because the part of the app that opens such files did not start or stopped',
				advice: 'Try again; if it happens again, reload the page or paste the text.'
			};
		case 'timeout':
			return {
				happened: `was given up after ${count(error.seconds)} seconds without progress`,
				advice: 'Try again, or paste the text.'
			};
		case 'aborted':
			return {
				happened: 'was not opened, because you stopped it',
				advice: 'Open it again any time.'
			};
	}
}

/**
 * Tells a person in plain English what happened to the file, what was kept and what to do next.
 * `fileName` is shown as it is.
 */
export function describeDocumentError(error: DocumentError, fileName: string): string {
	const { happened, advice } = explain(error);
	return `“${fileName}” ${happened}. Your text was not changed. ${advice}`;
}
