/** Draws one chart after the other, each in a task of its own: together they would hold the page for a while. */
export class DrawQueue {
	#last: Promise<void> = Promise.resolve();

	/** The answer takes the work back, if it has not begun. */
	add(work: () => void): () => void {
		let isWanted = true;
		this.#last = this.#last.then(
			() =>
				new Promise((resolve) => {
					setTimeout(() => {
						if (isWanted) work();
						resolve();
					});
				})
		);
		return () => {
			isWanted = false;
		};
	}
}
