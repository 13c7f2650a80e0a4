import { DelayedError, type Job, Queue, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '#lib/ports/clock.ts';
import type { BatchStore } from './batch-store.ts';
import type { BlockRunner } from './run-block.ts';

const QUEUE = 'textai-batches';
/** How often the database is asked what the queue may have lost: Redis need not keep anything. */
const SWEEP_MS = 15_000;
const NOTHING = {};

/** Batches that wait for a worker. The database says what is to be done; the queue, who does it next. */
export class BatchQueue {
	readonly #queue: Queue;

	constructor(redis: Redis, onError: (error: Error) => void) {
		this.#queue = new Queue(QUEUE, {
			connection: redis,
			defaultJobOptions: { removeOnComplete: true, removeOnFail: true }
		});
		this.#queue.on('error', onError);
	}

	/** One that is in the queue already stays there once. @param delay milliseconds */
	async add(id: string, delay = 0): Promise<void> {
		await this.#queue.add('batch', NOTHING, { jobId: `batch-${id}`, delay: Math.max(0, delay) });
	}

	/** Those that nobody works on, by state. */
	async counts() {
		return this.#queue.getJobCounts('waiting', 'active', 'delayed');
	}

	async end(): Promise<void> {
		await this.#queue.close();
	}
}

interface WorkerPorts {
	readonly redis: Redis;
	readonly queue: BatchQueue;
	readonly store: BatchStore;
	readonly blocks: BlockRunner;
	readonly clock: Clock;
	readonly leaseMs: number;
	readonly onError: (error: Error) => void;
}

/**
 * Takes batches out of the queue, does one block of each and puts it back at the end, so that a short batch never waits
 * for a long one and all workers share both. A worker that is killed loses its block: queue and database find out after
 * the time of a lease, and another one does it again.
 */
export class BatchWorker {
	readonly #end = new AbortController();
	readonly #worker: Worker;
	#sweeper: NodeJS.Timeout | undefined;

	constructor(private readonly ports: WorkerPorts) {
		this.#worker = new Worker(QUEUE, (job, token) => this.#process(job, token), {
			connection: ports.redis,
			autorun: false,
			lockDuration: ports.leaseMs,
			stalledInterval: ports.leaseMs
		});
		this.#worker.on('error', ports.onError);
	}

	start(): void {
		if (this.#sweeper) return;
		void this.#worker.run();
		void this.#sweep();
		this.#sweeper = setInterval(() => void this.#sweep(), SWEEP_MS).unref();
	}

	/** Gives up the block that runs: it is not written and will be done again. */
	async end(): Promise<void> {
		clearInterval(this.#sweeper);
		this.#end.abort();
		await this.#worker.close();
	}

	async #process(job: Job, token: string | undefined): Promise<void> {
		const id = (job.id ?? '').replace(/^batch-/, '');
		const { store, blocks, clock } = this.ports;
		await blocks.runNext(this.#end.signal, id);
		const active = await store.active(id);
		if (!active.ok) throw new Error(active.error.kind);
		const [next] = active.value;
		if (!next) return;
		if (next.from > clock.now()) {
			await job.moveToDelayed(next.from, token);
			throw new DelayedError();
		}
		await job.moveToWait(token);
		throw new WaitingError();
	}

	async #sweep(): Promise<void> {
		const { store, queue, clock, onError } = this.ports;
		const active = await store.active();
		if (!active.ok) return;
		for (const { id, from } of active.value) {
			await queue.add(id, from - clock.now()).catch(onError);
		}
	}
}
