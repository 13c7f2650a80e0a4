import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { gzippedBytes, loadFirstPage } from '#scripts/bench/first-page.ts';
import { BUILD } from '#scripts/ensure-build.mjs';
import { test } from './support/fixtures.ts';

const LIMIT_BYTES = 100_000;

/** Words that a minifier leaves in the code of what the first page must do without. */
const HEAVY = {
	'transformers.js': 'AutoTokenizer',
	'ONNX Runtime': 'wasmPaths',
	'PDF.js': 'PDFDocumentLoadingTask',
	mammoth: 'word/document.xml',
	Dexie: 'DexieError',
	zod: 'invalid_union'
} as const;

test('the first page loads under 100 kB of JavaScript, and nothing that it does without', async ({
	page,
	baseURL
}) => {
	const scripts = await loadFirstPage(page, `${baseURL}/`);
	const sizes = scripts.map(({ address, body }) => `${body.length} ${address}`).join('\n');
	expect(gzippedBytes(scripts), sizes).toBeLessThan(LIMIT_BYTES);
	const texts = scripts.map(({ body }) => body.toString());
	const built = builtScripts();
	for (const [name, word] of Object.entries({ ...HEAVY, Plotly: 'plotly' })) {
		expect(texts.filter((text) => text.includes(word)).length, name).toBe(0);
		// A word that is nowhere would prove nothing.
		if (name in HEAVY)
			expect(
				built.some((text) => text.includes(word)),
				name
			).toBe(true);
	}
});

function builtScripts(): string[] {
	const folder = join(BUILD, '_app');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.m?js$/.test(name))
		.map((name) => readFileSync(join(folder, name), 'utf8'));
}
