import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const EXTENSIONS = new Set([
	'.js',
	'.mjs',
	'.css',
	'.html',
	'.json',
	'.svg',
	'.wasm',
	'.txt',
	'.webmanifest'
]);
const MIN_BYTES = 1024;
/** Above this, brotli's best quality takes half a minute for two per cent. */
const LARGE_BYTES = 1_000_000;

/** @typedef {{ suffix: '.br' | '.gz', level: (bytes: number) => number, compress: (content: Buffer, level: number) => Promise<Buffer> }} Encoding */

/** @type {Encoding[]} */
const ENCODINGS = [
	{
		suffix: '.br',
		level: (bytes) => (bytes > LARGE_BYTES ? 9 : 11),
		compress: (content, level) =>
			promisify(brotliCompress)(content, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: level,
					[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
					[constants.BROTLI_PARAM_SIZE_HINT]: content.length
				}
			})
	},
	{
		suffix: '.gz',
		level: () => 9,
		compress: (content, level) => promisify(gzip)(content, { level })
	}
];

/**
 * Writes `x.br` and `x.gz` beside every compressible file of a folder. Results are kept by content,
 * so that a rebuild only compresses what changed.
 * @param {string} root
 * @param {string} cache folder of kept results; what this run did not use is removed from it
 * @returns {Promise<{ files: number, compressed: number }>} files with variants, and how many were not in the cache
 */
export async function precompress(root, cache) {
	await mkdir(cache, { recursive: true });
	const queue = (await readdir(root, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name)))
		.map((entry) => join(entry.parentPath, entry.name));
	/** @type {Set<string>} */
	const used = new Set();
	let files = 0;
	let compressed = 0;
	const work = async () => {
		for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
			const content = await readFile(file);
			if (content.length < MIN_BYTES) continue;
			files++;
			for (const encoding of ENCODINGS) {
				const key = keyOf(content, encoding);
				used.add(key);
				const kept = await readFile(join(cache, key)).catch(() => undefined);
				const result = kept ?? (await encoding.compress(content, encoding.level(content.length)));
				if (kept === undefined) {
					await writeFile(join(cache, key), result);
					compressed++;
				}
				if (result.length < content.length) await writeFile(file + encoding.suffix, result);
			}
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	for (const name of await readdir(cache)) if (!used.has(name)) await rm(join(cache, name));
	return { files, compressed };
}

/** @param {Buffer} content @param {Encoding} encoding */
function keyOf(content, { suffix, level }) {
	const hash = createHash('sha256').update(content).digest('hex');
	return `${hash}-${level(content.length)}${suffix}`;
}
