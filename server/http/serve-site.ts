import { createReadStream, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Context } from 'hono';
import { findFile, parsePath, realFile } from '#scripts/serve-files.mjs';
import { cacheControlOf, createPagePolicies, isText, typeOf } from '#scripts/serve-headers.mjs';
import {
	acceptedEncodings,
	isNotModified,
	mayContinue,
	parseRange
} from '#scripts/serve-ranges.mjs';
import type { AppEnv } from './app-env.ts';

const SUFFIXES = { br: '.br', gzip: '.gz' } as const;

/** The built app by the same rules as `npm start`: clean addresses, ranges, 404 for missing models. */
export function serveSite(folder: string) {
	const root = realpathSync(folder);
	const pagePolicy = createPagePolicies();

	return async (c: Context<AppEnv>): Promise<Response> => {
		const { pathname, search } = new URL(c.req.url);
		const path = parsePath(pathname);
		if (path === undefined) return c.text('Malformed address.', 400);
		const found = await findFile(root, path);
		if (found.kind === 'redirect') return c.redirect(found.to + search, 308);
		if (found.kind === 'file') {
			c.header('Cache-Control', cacheControlOf(`/${path.segments.join('/')}`));
			return send(c, found.file, 200);
		}
		c.header('Cache-Control', 'no-cache');
		// Scripts and models that are not there must never look like a page: a cache would keep it as the file.
		const isPart = path.segments[0] === 'models' || path.segments[0] === '_app';
		const page = isPart ? undefined : await realFile(root, '404.html');
		return page === undefined ? c.text('Not found.', 404) : send(c, page, 404);
	};

	async function send(c: Context<AppEnv>, file: string, status: 200 | 404): Promise<Response> {
		const type = typeOf(file);
		const wantsRange = status === 200 && c.req.header('range') !== undefined;
		const { path, encoding } = await chooseVariant(file, wantsRange ? '' : acceptedBy(c));
		const { size, mtime } = await stat(path);
		const stamp = `${size.toString(36)}-${mtime.getTime().toString(36)}`;
		const state = { etag: `"${stamp}${encoding ? `-${encoding}` : ''}"`, lastModified: mtime };
		c.header('Content-Type', type);
		if (type.startsWith('text/html')) c.header('Content-Security-Policy', await pagePolicy(file));
		if (isText(file)) c.header('Vary', 'Accept-Encoding');
		if (encoding) c.header('Content-Encoding', encoding);
		else c.header('Accept-Ranges', 'bytes');
		if (status === 404) return body(c, path, 404, 0, size - 1);
		c.header('ETag', state.etag);
		c.header('Last-Modified', mtime.toUTCString());
		const known = {
			'if-none-match': c.req.header('if-none-match'),
			'if-modified-since': c.req.header('if-modified-since')
		};
		if (isNotModified(known, state)) return c.body(null, 304);
		const asked = wantsRange && mayContinue(c.req.header('if-range'), state);
		const range = asked ? parseRange(c.req.header('range'), size) : undefined;
		if (range === 'unsatisfiable') {
			c.header('Content-Range', `bytes */${size}`);
			return c.text('The file ends before this range.', 416);
		}
		if (!range) return body(c, path, 200, 0, size - 1);
		c.header('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
		return body(c, path, 206, range.start, range.end);
	}
}

function body(
	c: Context<AppEnv>,
	path: string,
	status: 200 | 206 | 404,
	start: number,
	end: number
) {
	c.header('Content-Length', String(end - start + 1));
	if (c.req.method === 'HEAD' || end < start) return c.body(null, status);
	return c.body(new ReadableStream(fileSource(path, start, end)), status);
}

/** Reads on when the client has taken what was read; ends the reading when the client goes away. */
function fileSource(path: string, start: number, end: number): UnderlyingDefaultSource<Uint8Array> {
	const file = createReadStream(path, { start, end });
	return {
		start(controller) {
			file.on('data', (chunk) => {
				controller.enqueue(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
				if ((controller.desiredSize ?? 0) <= 0) file.pause();
			});
			file.once('end', () => controller.close());
			file.once('error', (error) => controller.error(error));
		},
		pull: () => void file.resume(),
		cancel: () => void file.destroy()
	};
}

function acceptedBy(c: Context<AppEnv>): string {
	return c.req.header('accept-encoding') ?? '';
}

async function chooseVariant(file: string, accepted: string) {
	for (const encoding of isText(file) ? acceptedEncodings(accepted) : []) {
		const path = await realFile(file + SUFFIXES[encoding]);
		if (path !== undefined) return { path, encoding };
	}
	return { path: file, encoding: undefined };
}
