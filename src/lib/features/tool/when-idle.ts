/** Longest wait for a quiet moment. */
const TIMEOUT_MS = 2000;

/** Runs once when the page has nothing else to do; the answer takes that back. */
export function whenIdle(work: () => void): () => void {
	if (typeof requestIdleCallback !== 'function') {
		const timer = setTimeout(work, 0);
		return () => {
			clearTimeout(timer);
		};
	}
	const handle = requestIdleCallback(work, { timeout: TIMEOUT_MS });
	return () => {
		cancelIdleCallback(handle);
	};
}
