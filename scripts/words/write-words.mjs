import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../processes.mjs';
import { MESSAGES } from './read-messages.mjs';

const OUT = join(ROOT, 'src', 'lib', 'paraglide');
const STAMP = join(OUT, '.hash');
const COMPILER = ['compile-words.mjs', 'read-messages.mjs'];

/** Compiles `messages/` into `src/lib/paraglide`, unless that was made from these very messages. @returns {Promise<boolean>} something was made */
export async function writeWords() {
	const hash = hashMessages();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
	const { compileWords } = await import('./compile-words.mjs');
	const files = await compileWords();
	// What is made stays in place until the new is there: others may read it at this moment.
	const old = existsSync(OUT) ? readdirSync(OUT, { recursive: true, encoding: 'utf8' }) : [];
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(OUT, name)), { recursive: true });
		writeFileSync(join(OUT, name), content);
	}
	for (const name of old) {
		if (name.endsWith('.js') && !(name.replaceAll('\\', '/') in files)) rmSync(join(OUT, name));
	}
	writeFileSync(STAMP, hash);
	return true;
}

function hashMessages() {
	const hash = createHash('sha256');
	const messages = readdirSync(MESSAGES, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => join(MESSAGES, name));
	const compiler = COMPILER.map((name) => join(import.meta.dirname, name));
	for (const file of [...compiler, ...messages])
		hash.update(`\0${file}\0`).update(readFileSync(file));
	return hash.digest('hex');
}
