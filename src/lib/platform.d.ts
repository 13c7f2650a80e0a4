/**
 * The few globals that browsers, workers and Node share and that domain code may use: it is compiled
 * without DOM and Node types, so whatever is not declared here is a port.
 */
interface AbortSignal {
	readonly aborted: boolean;
	readonly reason: unknown;
	throwIfAborted(): void;
	addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}
