import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What stands at an address.
 * @typedef {{ kind: 'file', file: string } | { kind: 'redirect', to: string } | { kind: 'none' }} Found
 */

/**
 * Splits the path of a request into decoded segments.
 * @param {string} path starts with `/`, percent-encoded, without query
 * @returns {{ segments: string[], isFolder: boolean } | undefined} undefined where it is malformed
 */
export function parsePath(path) {
	const isFolder = path.endsWith('/');
	const parts = path.slice(1).split('/');
	if (isFolder) parts.pop();
	const segments = [];
	for (const part of parts) {
		const segment = decode(part);
		if (segment === undefined) return undefined;
		segments.push(segment);
	}
	return { segments, isFolder };
}

/**
 * Finds the file for clean addresses as adapter-static writes them: `/a` is `a.html` or `a/index.html`.
 * Pages hold relative links, so each answers under one form only, with or without the last slash.
 * @param {string} root real path of the served folder
 * @param {{ segments: readonly string[], isFolder: boolean }} path
 * @returns {Promise<Found>}
 */
export async function findFile(root, { segments, isFolder }) {
	if (!segments.every(isServable)) return { kind: 'none' };
	const page = withSuffix(segments, '.html');
	const address = `/${segments.map(encodeURIComponent).join('/')}`;
	if (!isFolder) {
		const file = (await realFile(root, ...segments)) ?? (await realFile(root, ...page));
		if (file !== undefined) return { kind: 'file', file };
	}
	const index = await realFile(root, ...segments, 'index.html');
	if (index !== undefined) {
		return isFolder ? { kind: 'file', file: index } : { kind: 'redirect', to: `${address}/` };
	}
	const isPage = segments.length > 0 && (await realFile(root, ...page)) !== undefined;
	return isPage ? { kind: 'redirect', to: address } : { kind: 'none' };
}

/**
 * @param {string} root real path
 * @param {...string} segments
 * @returns {Promise<string | undefined>} the path, where a plain file stands exactly there
 */
export async function realFile(root, ...segments) {
	const wanted = join(root, ...segments);
	try {
		// Equal only without links out of the folder, and in the exact spelling where the disk ignores case.
		if ((await realpath(wanted)) !== wanted) return undefined;
		return (await stat(wanted)).isFile() ? wanted : undefined;
	} catch {
		return undefined;
	}
}

/** @param {string} part */
function decode(part) {
	try {
		const segment = decodeURIComponent(part);
		return segment.includes('\0') ? undefined : segment;
	} catch {
		return undefined;
	}
}

/** No empty, hidden or parent segments; nothing that a file system reads as a separator or a stream. @param {string} segment */
function isServable(segment) {
	return segment !== '' && !segment.startsWith('.') && !/[/\\:]/.test(segment);
}

/** @param {readonly string[]} segments @param {string} suffix */
function withSuffix(segments, suffix) {
	return segments.map((segment, i) => (i === segments.length - 1 ? segment + suffix : segment));
}
