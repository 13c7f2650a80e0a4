/**
 * Reads a Range header of one range; several ranges are answered whole, as the standard allows.
 * @param {string | undefined} header
 * @param {number} size bytes of the file
 * @returns {{ start: number, end: number } | 'unsatisfiable' | undefined} `end` inclusive; undefined: send it all
 */
export function parseRange(header, size) {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	if (!match || (match[1] === '' && match[2] === '')) return undefined;
	const first = match[1] ?? '';
	const last = match[2] ?? '';
	if (first === '') {
		const length = Math.min(Number(last), size);
		return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
	}
	const start = Number(first);
	const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (last !== '' && Number(last) < start) return undefined;
	return start >= size ? 'unsatisfiable' : { start, end };
}

/**
 * @param {string | undefined} header Accept-Encoding
 * @returns {('br' | 'gzip')[]} what the client takes of our encodings, ours first
 */
export function acceptedEncodings(header) {
	const refused = /;\s*q=0(\.0*)?$/;
	const names = (header ?? '')
		.split(',')
		.map((part) => part.trim().toLowerCase())
		.filter((part) => !refused.test(part))
		.map((part) => part.split(';')[0]?.trim());
	return /** @type {const} */ (['br', 'gzip']).filter((name) => names.includes(name));
}

/**
 * @param {{ 'if-none-match'?: string | undefined, 'if-modified-since'?: string | undefined }} headers
 * @param {{ etag: string, lastModified: Date }} state
 * @returns {boolean} has the client this very version already?
 */
export function isNotModified(headers, { etag, lastModified }) {
	const known = headers['if-none-match'];
	if (known !== undefined) {
		const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
		return tags.includes('*') || tags.includes(etag);
	}
	const since = Date.parse(headers['if-modified-since'] ?? '');
	return !Number.isNaN(since) && Math.trunc(lastModified.getTime() / 1000) * 1000 <= since;
}

/**
 * @param {string | undefined} header If-Range: the version that a client wants to go on with
 * @param {{ etag: string, lastModified: Date }} state
 */
export function mayContinue(header, { etag, lastModified }) {
	return header === undefined || header === etag || header === lastModified.toUTCString();
}
