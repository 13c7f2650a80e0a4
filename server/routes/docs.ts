import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createRouter } from '#server/http/create-router.ts';
import { PROBLEMS } from '#server/http/problem.ts';
import { typeOf } from '#scripts/serve-headers.mjs';

const DIST = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });`;

const PAGE = page(
	'The API of TextAI Studio',
	`<link rel="stylesheet" href="/docs/swagger-ui.css"><div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>`
);

const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** Swagger UI from this server's own files, and the meaning of every problem's type. */
export function docsRoutes() {
	const router = createRouter();
	const policy = { 'Content-Security-Policy': POLICY };
	router.get('/docs', (c) => c.html(PAGE, 200, policy));
	router.get('/docs/problems', (c) => c.html(problemsPage(), 200, policy));
	router.get('/docs/start.js', (c) => c.body(START, 200, { 'Content-Type': typeOf('start.js') }));
	router.get('/docs/:file', async (c) => {
		const file = c.req.param('file');
		if (!FILES.has(file)) return c.notFound();
		const headers = { 'Content-Type': typeOf(file), 'Cache-Control': 'public, max-age=3600' };
		return c.body(new Uint8Array(await readFile(join(DIST, file))), 200, headers);
	});
	return router;
}

function problemsPage(): string {
	const rows = Object.entries(PROBLEMS).map(
		([name, { status, title }]) =>
			`<dt id="${name}"><code>${name}</code> (${status})</dt><dd>${title}</dd>`
	);
	return page('Problems', `<h1>Problems</h1><dl>${rows.join('')}</dl>`);
}

function page(title: string, body: string): string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="/docs/favicon-32x32.png"><title>${title}</title>${body}</html>`;
}
