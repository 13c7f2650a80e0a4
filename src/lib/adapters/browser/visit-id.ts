import { heldLocks, holdLock } from './web-locks.ts';

const KEY = 'textai.visit';
const LOCK = 'textai-visit:';

/**
 * Names this visit: the same in all tabs that are open together and after a reload, another one when the
 * last of them was closed. A session that is not kept lasts as long as its visit. Every tab holds a shared
 * lock of that name as long as it lives, which a new one sees at once, however busy the others are.
 */
export async function visitId(): Promise<string> {
	const id = read() ?? (await ofOtherTabs()) ?? crypto.randomUUID();
	try {
		sessionStorage.setItem(KEY, id);
	} catch {
		// Storage is switched off: the visit then ends with a reload.
	}
	holdLock(LOCK + id, 'shared');
	return id;
}

function read(): string | undefined {
	try {
		return sessionStorage.getItem(KEY) ?? undefined;
	} catch {
		return undefined;
	}
}

async function ofOtherTabs(): Promise<string | undefined> {
	const [first] = await openVisits();
	return first;
}

/** Names of the visits that have a tab open: what belonged to others may go. */
export async function openVisits(): Promise<readonly string[]> {
	const names = await heldLocks();
	return names.flatMap((name) => (name.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
}
