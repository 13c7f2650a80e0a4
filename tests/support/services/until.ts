const STEP_MS = 25;

/**
 * Asks again and again until the answer is there.
 * @param explain says more where it never comes
 * @throws after the time, in milliseconds
 */
export async function until<T>(
	ask: () => Promise<T | undefined>,
	timeoutMs: number,
	explain: () => string
): Promise<T> {
	const end = performance.now() + timeoutMs;
	while (performance.now() < end) {
		const answer = await ask().catch(() => undefined);
		if (answer !== undefined) return answer;
		await new Promise((resolve) => setTimeout(resolve, STEP_MS));
	}
	throw new Error(`Waited ${timeoutMs} ms in vain. ${explain()}`);
}
