// The first line makes PDF.js do its work in this thread: it leaves its handler in a global that the
// second one looks for. The legacy build carries what Node 20 and browsers of the last years lack.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

export { getDocument, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
