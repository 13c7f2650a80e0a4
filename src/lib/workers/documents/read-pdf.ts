import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import type { DocumentNote } from '#lib/domain/documents/document-note.ts';
import { MAX_CHARACTERS, MAX_PAGES } from '#lib/domain/documents/document-limits.ts';
import { assemblePages } from '#lib/domain/documents/pdf-document.ts';
import { layoutPage } from '#lib/domain/documents/pdf-paragraphs.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { loadPdfEngine } from './load-pdf-engine.ts';
import { countUnreadable, uprightRuns } from './pdf-runs.ts';
import type { PlacedItem } from './pdf-runs.ts';
import type { Extracted, ReadSteps } from './read-steps.ts';

type Engine = Awaited<ReturnType<typeof loadPdfEngine>>;

/** What programs write where nobody gave a title. */
const NO_TITLE = /^\(?(?:untitled|anonymous|unspecified)?\)?$/iu;
const MAX_UNREADABLE_SHARE = 0.02;

/** Remembers that an encoding table was asked for; none are shipped (they weigh over a megabyte). */
function missingCMaps() {
	const state = { wasAsked: false };
	class Factory {
		fetch(): Promise<never> {
			state.wasAsked = true;
			return Promise.reject(new Error('No encoding tables'));
		}
	}
	return { state, Factory };
}

async function readPage(engine: Engine, page: PDFPageProxy): Promise<PlacedItem[]> {
	const { items } = await page.getTextContent();
	const { transform, scale } = page.getViewport({ scale: 1 });
	return items.flatMap((item) => {
		if (!('str' in item)) return [];
		const matrix: unknown[] = engine.Util.transform(transform, item.transform);
		return [
			{
				text: item.hasEOL ? `${item.str} ` : item.str,
				matrix: matrix.map(Number),
				width: item.width * scale,
				isRightToLeft: item.dir === 'rtl'
			}
		];
	});
}

interface Pages {
	readonly texts: string[];
	readonly empty: number[];
	readonly failed: number[];
	unreadable: number;
	characters: number;
}

async function readPages(engine: Engine, pdf: PDFDocumentProxy, steps: ReadSteps): Promise<Pages> {
	const pages: Pages = { texts: [], empty: [], failed: [], unreadable: 0, characters: 0 };
	for (let number = 1; number <= pdf.numPages; number++) {
		try {
			const page = await pdf.getPage(number);
			const items = await readPage(engine, page);
			const text = uprightRuns(items).map(layoutPage).join('\n\n');
			if (text.trim() === '') pages.empty.push(number);
			for (const item of items) pages.unreadable += countUnreadable(item.text);
			pages.characters += text.length;
			pages.texts.push(text);
			page.cleanup();
		} catch {
			pages.failed.push(number);
		}
		steps.onPage?.(number, pdf.numPages);
		if (pages.characters > MAX_CHARACTERS) break;
	}
	return pages;
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | undefined> {
	const metadata = await pdf.getMetadata().catch(() => undefined);
	const title: unknown = metadata && Reflect.get(metadata.info, 'Title');
	if (typeof title !== 'string') return undefined;
	const name = title.trim().replace(/^Microsoft Word - /u, '');
	return NO_TITLE.test(name) ? undefined : name;
}

function notesOf(pages: Pages, hasRunning: boolean, lacksCMaps: boolean): DocumentNote[] {
	const notes: DocumentNote[] = [];
	if (pages.failed.length > 0) notes.push({ kind: 'pages-damaged', pages: pages.failed });
	if (pages.empty.length > 0) notes.push({ kind: 'pages-empty', pages: pages.empty });
	if (lacksCMaps) notes.push({ kind: 'east-asian' });
	else if (pages.unreadable > pages.characters * MAX_UNREADABLE_SHARE)
		notes.push({ kind: 'undecoded' });
	if (hasRunning) notes.push({ kind: 'running-lines' });
	return notes;
}

async function extract(
	engine: Engine,
	pdf: PDFDocumentProxy,
	cMaps: { readonly wasAsked: boolean },
	steps: ReadSteps
): Promise<Result<Extracted, DocumentError>> {
	const { numPages } = pdf;
	if (numPages > MAX_PAGES)
		return err({ kind: 'too-many-pages', pages: numPages, limit: MAX_PAGES });
	const pages = await readPages(engine, pdf, steps);
	if (pages.characters > MAX_CHARACTERS) return err({ kind: 'too-long', limit: MAX_CHARACTERS });
	if (pages.failed.length === numPages) return err({ kind: 'broken', format: 'pdf' });
	const { text, hasRunning } = assemblePages(pages.texts);
	// Scanner programs stamp their name on pages that have no other text.
	if (text === '' || (text.length < 60 && /\bscanned (?:with|by)\b/iu.test(text))) {
		return err({ kind: 'scanned', pages: numPages });
	}
	const title = await titleOf(pdf);
	const notes = notesOf(pages, hasRunning, cMaps.wasAsked);
	return ok({ text, pages: numPages, notes, ...(title ? { title } : {}) });
}

/** Reads a PDF's text page by page in this thread. Takes the bytes over: they are gone afterwards. */
export async function readPdf(
	data: Uint8Array<ArrayBuffer>,
	steps: ReadSteps
): Promise<Result<Extracted, DocumentError>> {
	const engine = await loadPdfEngine();
	steps.onLoaded?.();
	const cMaps = missingCMaps();
	const task = engine.getDocument({
		data,
		CMapReaderFactory: cMaps.Factory,
		isEvalSupported: false,
		useWorkerFetch: false,
		useWasm: false,
		useSystemFonts: false,
		disableFontFace: true,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		verbosity: engine.VerbosityLevel.ERRORS
	});
	try {
		return await extract(engine, await task.promise, cMaps.state, steps);
	} catch (cause) {
		const isLocked = cause instanceof Error && cause.name === 'PasswordException';
		return err({ kind: isLocked ? 'encrypted' : 'broken', format: 'pdf' });
	} finally {
		await task.destroy();
	}
}
