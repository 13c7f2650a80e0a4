/** Is told what the queue does, for figures; of inputs it learns only the number. */
export interface QueueObserver {
	/** An item waited so many milliseconds for a thread. */
	waited(ms: number): void;
	/** A task of so many items took so many milliseconds. */
	ran(items: number, ms: number): void;
	/** So many items found the queue full. */
	refused(items: number): void;
	/** A thread died in the middle of a task. */
	crashed(): void;
}
