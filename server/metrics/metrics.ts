import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RouteTraffic } from '#lib/domain/admin/server-facts.ts';
import type { QueueObserver } from '#server/inference/queue-observer.ts';
import { readTraffic } from './read-traffic.ts';

/** Seconds: from an answer out of the cache to a long text. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const TASK_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

/** Figures for Prometheus. Labels are routes and statuses: never an address with ids, a user or a text. */
export class Metrics {
	readonly registry = new Registry();
	readonly #requests = new Histogram({
		name: 'textai_http_request_duration_seconds',
		help: 'Time to the answer, by method, route and status.',
		labelNames: ['method', 'route', 'status'],
		buckets: REQUEST_BUCKETS,
		registers: [this.registry]
	});
	readonly #waits = new Histogram({
		name: 'textai_inference_wait_seconds',
		help: 'Time that an input waited for a worker.',
		buckets: TASK_BUCKETS,
		registers: [this.registry]
	});
	readonly #tasks = new Histogram({
		name: 'textai_inference_task_seconds',
		help: 'Time of a task in a worker.',
		buckets: TASK_BUCKETS,
		registers: [this.registry]
	});
	readonly #batchSizes = new Histogram({
		name: 'textai_inference_batch_size',
		help: 'Inputs computed together.',
		buckets: [1, 2, 4, 8, 16, 32],
		registers: [this.registry]
	});
	readonly #refused = this.#counter(
		'textai_inference_refused_total',
		'Inputs refused by a full queue.'
	);
	readonly #crashes = this.#counter(
		'textai_inference_worker_crashes_total',
		'Workers that ended in the middle of a task.'
	);

	constructor() {
		// With memory, processor time, garbage collection and the delay of the event loop.
		collectDefaultMetrics({ register: this.registry });
	}

	/** For the queue in front of the workers. */
	readonly queueObserver: QueueObserver = {
		waited: (ms) => this.#waits.observe(ms / 1000),
		ran: (items, ms) => {
			this.#tasks.observe(ms / 1000);
			this.#batchSizes.observe(items);
		},
		refused: (items) => this.#refused.inc(items),
		crashed: () => this.#crashes.inc()
	};

	/** @param route as registered, such as `/api/v1/batches/:id` */
	answered(method: string, route: string, status: number, ms: number): void {
		this.#requests.observe({ method, route, status: String(status) }, ms / 1000);
	}

	/** Since this process started, by route. */
	async traffic(): Promise<readonly RouteTraffic[]> {
		return readTraffic((await this.#requests.get()).values);
	}

	/** A figure that is read when it is asked for. */
	gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			name,
			help,
			registers: [this.registry],
			collect() {
				this.set(read());
			}
		});
	}

	#counter(name: string, help: string): Counter {
		return new Counter({ name, help, registers: [this.registry] });
	}
}
