/** Text in UTF-8 without its byte-order mark; nothing if the bytes are anything else. */
export function decodeText(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
