/**
 * The other origins that this page may ask, as its own policy says: the one place that decides it. Undefined where
 * the page carries none.
 */
export function allowedOrigins(): string[] | undefined {
	const meta = document.querySelector('meta[http-equiv="content-security-policy" i]');
	const policy = meta?.getAttribute('content');
	return policy === null || policy === undefined ? undefined : originsIn(policy);
}

/** Origins in the `connect-src` of a policy. */
export function originsIn(policy: string): string[] {
	const directive = policy
		.split(';')
		.map((part) => part.trim().split(/\s+/))
		.find(([name]) => name === 'connect-src');
	return (directive ?? []).slice(1).filter((source) => /^https?:\/\//.test(source));
}
