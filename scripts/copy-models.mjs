import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The recipes that made the models stand beside them and do not ship. */
const NOT_A_MODEL = 'training';

/**
 * Copies every model with the files that its manifest names, and nothing else.
 * @param {string} from `models/`
 * @param {string} to `build/models/`
 * @returns {number} bytes copied
 * @throws {Error} one line, when a manifest or a file is missing or a file is not what the manifest says
 */
export function copyModels(from, to) {
	let bytes = 0;
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		if (!entry.isDirectory() || entry.name === NOT_A_MODEL) continue;
		bytes += copyModel(join(from, entry.name), join(to, entry.name), `models/${entry.name}`);
	}
	return bytes;
}

/** @param {string} from @param {string} to @param {string} label its name in messages */
function copyModel(from, to, label) {
	const manifestFile = join(from, 'manifest.json');
	if (!existsSync(manifestFile)) {
		throw new Error(`${label} has no manifest.json: write one, or move the folder out of models/.`);
	}
	/** @type {{ files: { path: string, bytes: number, sha256: string }[] }} */
	const { files } = JSON.parse(readFileSync(manifestFile, 'utf8'));
	let bytes = copy(manifestFile, join(to, 'manifest.json'), readFileSync(manifestFile));
	for (const { path, sha256 } of files) {
		const source = join(from, path);
		if (!existsSync(source))
			throw new Error(`${label}/${path} is missing, but the manifest names it.`);
		const content = readFileSync(source);
		if (createHash('sha256').update(content).digest('hex') !== sha256) {
			throw new Error(`${label}/${path} does not have the sha256 of the manifest.`);
		}
		bytes += copy(source, join(to, path), content);
	}
	return bytes;
}

/** @param {string} source @param {string} target @param {Buffer} content */
function copy(source, target, content) {
	mkdirSync(dirname(target), { recursive: true });
	writeFileSync(target, content);
	// The server's ETag holds the time: a rebuild must not make browsers ask for 23 MB again.
	const { atime, mtime } = statSync(source);
	utimesSync(target, atime, mtime);
	return content.length;
}
