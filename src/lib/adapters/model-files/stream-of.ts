/** A response's bytes as they come. Not every browser lets a stream be iterated by itself. */
export async function* streamOf(
	stream: ReadableStream<Uint8Array<ArrayBuffer>> | null
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	if (!stream) return;
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}
