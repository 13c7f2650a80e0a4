/** Sees to it that a thing is done in one tab at a time, whatever happens to the others. */
export interface RunLock {
	/** Waits until nobody else holds the name. Answers nothing where the signal came first. */
	run<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined>;
	/** Whether somebody holds the name, this tab included. */
	isHeld(name: string): Promise<boolean>;
}
