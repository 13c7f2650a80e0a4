/** Keeps the screen on, and calls the user back. Both only where the browser and the user allow it. */
export interface Attention {
	/** Until it is released: a screen that goes dark may put the computer to sleep in the middle of a job. */
	keepAwake(): void;
	release(): void;
	/** Whether the user can still be asked for leave to notify. */
	canAsk(): boolean;
	/** Asks for that leave; answers whether there is any. */
	ask(): Promise<boolean>;
	/** Where there is leave, and the user looks at something else. */
	notify(title: string, text: string): void;
}
