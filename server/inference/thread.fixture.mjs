/** In place of `thread-entry.mjs`: does what the first text says. */
export default async function runTask({ items, stop }) {
	const flag = new Int32Array(stop);
	switch (items[0]?.text) {
		case 'exit':
			process.exit(1);
			break;
		case 'throw':
			throw new RangeError('with a private text in it');
		case 'hang':
			for (;;);
		case 'wait':
			while (Atomics.load(flag, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			return { kind: 'stopped' };
		default:
			return {
				kind: 'done',
				answers: items.map(({ text }) => ({ kind: 'refused', message: text }))
			};
	}
}
