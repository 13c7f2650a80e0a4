import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Turns a copy of the build into the next version, as a real deployment would: another version's name, and
 * every chunk of the pages under another name, so that none of the older ones is on the server any more.
 * @param root folder of the copy
 */
export function deployNextVersion(root: string): void {
	const files = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	// Compressed beforehand, they would be answered in place of the new ones.
	for (const file of files) if (/\.(br|gz)$/.test(file)) rmSync(file);
	const texts = files.filter(
		(file) => /\.(js|html|json)$/.test(file) && !file.includes('/models/')
	);
	const chunks = texts.filter((file) =>
		/_app\/immutable\/(chunks|entry|nodes)\/.*\.js$/.test(file)
	);
	const names = new Map(chunks.map((file) => [basename(file), `b${basename(file)}`]));
	const worker = readFileSync(join(root, 'service-worker.js'), 'utf8');
	const version = /\d+\.\d+\.\d+\+[0-9a-f]+/.exec(worker)?.[0] ?? '';

	for (const file of texts) {
		const text = readFileSync(file, 'utf8')
			.replace(/[\w.-]+\.js/g, (name) => names.get(name) ?? name)
			.replaceAll(version, `${version}b`);
		const isWorker = basename(file) === 'service-worker.js';
		// Revisions of pages: without another one the browser keeps the page of the older version.
		const revised = isWorker ? text.replace(/("?revision"?:\s*["`'])(\w)/g, '$1b$2') : text;
		writeFileSync(file, file.endsWith('.html') ? allowScripts(revised) : revised);
	}
	for (const file of chunks) renameSync(file, file.replace(basename(file), `b${basename(file)}`));
}

/** Writes the hash of the page's inline scripts into its policy. */
function allowScripts(html: string): string {
	const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
		([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
	);
	return html.replace(/('sha256-[^']+'\s*)+/, `${hashes.join(' ')} `).replace(/' ;/g, "';");
}
