import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('./serve.ts', import.meta.url));
const listeningSchema = z.object({
	kind: z.literal('listening'),
	url: z.url(),
	secret: z.string()
});
const figuresSchema = z.object({
	kind: z.literal('figures'),
	rssMb: z.number(),
	heapMb: z.number(),
	externalMb: z.number(),
	/** Of the event loop since the last report, timer resolution of 10 ms included. */
	delayP99Ms: z.number()
});
export type Figures = z.infer<typeof figuresSchema>;

/** The server in a process of its own, as it would run. */
export class BenchServerProcess {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly secret: string
	) {}

	static async start(env: Readonly<Record<string, string>>): Promise<BenchServerProcess> {
		const child = fork(SCRIPT, {
			execArgv: ['--import', 'tsx', '--expose-gc'],
			env: { ...process.env, ...env }
		});
		const { url, secret } = listeningSchema.parse(await nextMessage(child));
		for (;;) {
			const ready = await fetch(`${url}/ready`);
			if (ready.ok) return new BenchServerProcess(child, url, secret);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	/** @param isLive the heap without garbage; takes a tenth of a second of the server's time */
	async figures(isLive = false): Promise<Figures> {
		this.child.send(isLive ? 'report-live' : 'report');
		return figuresSchema.parse(await nextMessage(this.child));
	}

	async end(): Promise<void> {
		const exited = once(this.child, 'exit');
		this.child.send('end');
		await exited;
	}
}

function nextMessage(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const onExit = () => reject(new Error('The server ended.'));
		child.once('exit', onExit);
		child.once('message', (message) => {
			child.off('exit', onExit);
			resolve(message);
		});
	});
}
