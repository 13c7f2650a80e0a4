import { realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { findFile, parsePath, realFile } from './serve-files.mjs';
import {
	FILE_POLICY,
	SECURITY_HEADERS,
	cacheControlOf,
	createPagePolicies,
	isText,
	typeOf
} from './serve-headers.mjs';
import { acceptedEncodings, isNotModified, mayContinue, parseRange } from './serve-ranges.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

const SUFFIXES = { br: '.br', gzip: '.gz' };

/**
 * A server of the built app. Files are looked up on every request, so that a rebuild below a running
 * server is seen and never crashes it.
 * @param {{ root: string, base?: string, headers?: boolean }} options `root`: the folder; `base`: path the
 * app lives below, such as `/textai`; `headers: false` leaves out isolation and policies, as plain hosts do
 * @returns {import('node:http').Server} not listening yet
 */
export function createStaticServer({ root, base = '', headers = true }) {
	const site = { root: realpathSync(root), base, headers, pagePolicy: createPagePolicies() };
	return createServer((request, response) => {
		respond(site, request, response).catch(() => {
			// The client went away, or a file did in the middle of it: this answer cannot be completed.
			if (response.headersSent) response.destroy();
			else sendText(response, 500, 'The server could not read this file.');
		});
	});
}

/** @typedef {{ root: string, base: string, headers: boolean, pagePolicy: (file: string) => Promise<string> }} Site */

/** @param {Site} site @param {Request} request @param {Response} response */
async function respond(site, request, response) {
	if (site.headers) {
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
		response.setHeader('Content-Security-Policy', FILE_POLICY);
	}
	response.setHeader('Cache-Control', 'no-cache');
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('Allow', 'GET, HEAD');
		sendText(response, 405, 'Only GET and HEAD.');
		return;
	}
	const [address = '', query] = splitQuery(request.url ?? '');
	if (!address.startsWith('/')) return sendText(response, 400, 'Malformed address.');
	if (site.base !== '' && address === site.base) return redirect(response, `${site.base}/`, query);
	if (!address.startsWith(`${site.base}/`)) return sendText(response, 404, 'Not found.');
	const path = parsePath(address.slice(site.base.length));
	if (path === undefined) return sendText(response, 400, 'Malformed address.');

	const found = await findFile(site.root, path);
	if (found.kind === 'redirect') return redirect(response, site.base + found.to, query);
	if (found.kind === 'none') return sendMissing(site, path.segments, request, response);
	response.setHeader('Cache-Control', cacheControlOf(`/${path.segments.join('/')}`));
	await sendFile(site, found.file, request, response);
}

/** @param {Site} site @param {string} file @param {Request} request @param {Response} response @param {number} [status] */
async function sendFile(site, file, request, response, status = 200) {
	const type = typeOf(file);
	const wantsRange = request.headers.range !== undefined && status === 200;
	const { path, encoding } = await chooseVariant(file, wantsRange ? undefined : request);
	if (site.headers && type.startsWith('text/html')) {
		response.setHeader('Content-Security-Policy', await site.pagePolicy(file));
	}
	if (isText(file)) response.setHeader('Vary', 'Accept-Encoding');
	if (encoding !== undefined) response.setHeader('Content-Encoding', encoding);
	else response.setHeader('Accept-Ranges', 'bytes');

	const handle = await open(path);
	try {
		const { size, mtime } = await handle.stat();
		const stamp = `${size.toString(36)}-${mtime.getTime().toString(36)}`;
		const state = { etag: `"${stamp}${encoding ? `-${encoding}` : ''}"`, lastModified: mtime };
		if (status === 200) {
			response.setHeader('ETag', state.etag);
			response.setHeader('Last-Modified', mtime.toUTCString());
			if (isNotModified(request.headers, state)) {
				response.writeHead(304).end();
				return;
			}
		}
		response.setHeader('Content-Type', type);
		const asked = wantsRange && mayContinue(header(request, 'if-range'), state);
		const range = asked ? parseRange(request.headers.range, size) : undefined;
		if (range === 'unsatisfiable') {
			response.setHeader('Content-Range', `bytes */${size}`);
			return sendText(response, 416, 'The file ends before this range.');
		}
		const { start, end } = range ?? { start: 0, end: size - 1 };
		if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
		response.writeHead(range ? 206 : status, { 'Content-Length': end - start + 1 });
		if (request.method === 'HEAD' || size === 0) return void response.end();
		await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
	} finally {
		await handle.close();
	}
}

/**
 * Scripts and models that are not there must never look like a page: a cache would keep it as the file.
 * @param {Site} site @param {readonly string[]} segments @param {Request} request @param {Response} response
 */
async function sendMissing(site, segments, request, response) {
	const isPart = segments[0] === 'models' || segments[0] === '_app';
	const page = isPart ? undefined : await realFile(site.root, '404.html');
	if (page === undefined) return sendText(response, 404, 'Not found.');
	await sendFile(site, page, request, response, 404);
}

/**
 * @param {string} file
 * @param {Request | undefined} request undefined where only the plain file will do
 * @returns {Promise<{ path: string, encoding: 'br' | 'gzip' | undefined }>}
 */
async function chooseVariant(file, request) {
	if (request && isText(file)) {
		for (const encoding of acceptedEncodings(header(request, 'accept-encoding'))) {
			const path = await realFile(file + SUFFIXES[encoding]);
			if (path !== undefined) return { path, encoding };
		}
	}
	return { path: file, encoding: undefined };
}

/** @param {Request} request @param {string} name @returns {string | undefined} */
function header(request, name) {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}

/** @param {string} url @returns {[string, string]} path, and the query with its `?` or nothing */
function splitQuery(url) {
	const at = url.indexOf('?');
	return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

/** @param {Response} response @param {string} to @param {string} query */
function redirect(response, to, query) {
	response.setHeader('Location', to + query);
	sendText(response, 308, 'Moved.');
}

/** @param {Response} response @param {number} status @param {string} text */
function sendText(response, status, text) {
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.writeHead(status, { 'Content-Length': Buffer.byteLength(text) }).end(text);
}
