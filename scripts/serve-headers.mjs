import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
	'.avif': 'image/avif',
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	// Only under this type does the browser compile while it downloads.
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml; charset=utf-8'
};

/** Isolation gives WASM its threads; the rest takes away what the app never uses. */
export const SECURITY_HEADERS = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()'
};

/**
 * For all that is no page. A worker lives under the policy of its own script: it may load scripts,
 * WASM, models and further workers from here, and reach nothing else.
 */
export const FILE_POLICY = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"connect-src 'self'",
	"worker-src 'self'",
	"img-src 'self' data:",
	"style-src 'unsafe-inline'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** For a page that brings no policy: what SvelteKit would have written, without inline scripts. */
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"base-uri 'self'",
	"form-action 'self'"
].join('; ');

/** @param {string} file @returns {string} the media type by the file's name */
export function typeOf(file) {
	return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** @param {string} file @returns {boolean} can it have compressed variants? */
export function isText(file) {
	const type = typeOf(file);
	return /^text\/|json|xml|wasm/.test(type);
}

/** @param {string} address decoded path below the base @returns {string} Cache-Control */
export function cacheControlOf(address) {
	// Names there hold a hash of the content.
	if (address.startsWith('/_app/immutable/')) return 'public, max-age=31536000, immutable';
	return 'no-cache';
}

/** @returns {(file: string) => Promise<string>} the Content-Security-Policy of a page, kept until its file changes */
export function createPagePolicies() {
	/** @type {Map<string, { time: number, policy: string }>} */
	const kept = new Map();
	return async (file) => {
		const { mtimeMs } = await stat(file);
		const known = kept.get(file);
		if (known?.time === mtimeMs) return known.policy;
		const policy = `${policyInPage(await readFile(file, 'utf8'))}; frame-ancestors 'none'`;
		kept.set(file, { time: mtimeMs, policy });
		return policy;
	};
}

/**
 * The policy with the hashes of the page's inline scripts, which SvelteKit wrote into it.
 * As a header it also covers what stands above the element.
 * @param {string} html
 */
function policyInPage(html) {
	const match = /<meta\s+http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html);
	const content = match?.[1];
	if (content === undefined) return PAGE_POLICY;
	return content
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
