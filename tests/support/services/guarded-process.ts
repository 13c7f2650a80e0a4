import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs the program and waits for the end of its input, which comes when this process closes it or dies in any
 * way: then the program is told to end. So no crash of a test leaves a server behind.
 */
const GUARD = '"$@" <&- & pid=$!; read -r _; kill -s "$END_SIGNAL" $pid 2>/dev/null; wait $pid';

export interface GuardedOptions {
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** What ends it in good order. */
	readonly endSignal?: 'TERM' | 'INT' | 'QUIT';
	/** The user that it runs as, where this process may choose. */
	readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/** A server that lives no longer than this process. */
export class GuardedProcess {
	readonly #child: ChildProcess;
	readonly #output: string[] = [];

	constructor(program: string, args: readonly string[], options: GuardedOptions = {}) {
		const { env = {}, cwd, endSignal = 'TERM', user } = options;
		this.#child = spawn('/bin/sh', ['-c', GUARD, 'sh', program, ...args], {
			cwd,
			env: { ...process.env, ...env, END_SIGNAL: endSignal },
			stdio: ['pipe', 'pipe', 'pipe'],
			// A group of its own, to be killed together.
			detached: true,
			...user
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => this.#output.push(text));
		}
		this.#child.stdin?.on('error', () => {});
	}

	/** What it has said so far, for the message of a failure. */
	get output(): string {
		return this.#output.join('');
	}

	get hasEnded(): boolean {
		return this.#child.exitCode !== null || this.#child.signalCode !== null;
	}

	/** As a crash would: it can do nothing about it. */
	kill(): void {
		if (this.#child.pid !== undefined && !this.hasEnded) process.kill(-this.#child.pid, 'SIGKILL');
	}

	async end(): Promise<void> {
		if (this.hasEnded) return;
		const closed = once(this.#child, 'close');
		this.#child.stdin?.end();
		await closed;
	}
}
