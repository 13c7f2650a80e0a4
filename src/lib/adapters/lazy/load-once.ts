/** Loads something when it is first asked for; after a failure, most often the connection, the next one tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		loading ??= load().catch((cause: unknown) => {
			loading = undefined;
			throw cause;
		});
		return loading;
	};
}
