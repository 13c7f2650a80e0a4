import type { Attachment } from 'svelte/attachments';

interface Followers {
	/** Clicked, or Enter or space on it. */
	readonly select: (id: string) => void;
	/** Below the pointer or in focus; undefined where none is. */
	readonly point: (id: string | undefined) => void;
	readonly focus: (id: string) => void;
}

/** Steps from one mark to another, by key. */
const STEPS: Readonly<Record<string, number>> = {
	ArrowRight: 1,
	ArrowDown: 1,
	ArrowLeft: -1,
	ArrowUp: -1,
	Home: -Infinity,
	End: Infinity
};

function markOf(event: Event): HTMLElement | null {
	return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mark]') : null;
}

/**
 * Lets the marks within an element (`data-mark` holds their id) be clicked, pointed at and walked through by
 * keyboard. One set of listeners for all of them, as a text may have thousands.
 */
export function followMarks({ select, point, focus }: Followers): Attachment<HTMLElement> {
	return (container) => {
		const listeners = new AbortController();
		const { signal } = listeners;
		const choose = (event: Event) => {
			const id = markOf(event)?.dataset.mark;
			if (id !== undefined) select(id);
		};
		const clear = () => {
			point(undefined);
		};
		container.addEventListener('click', choose, { signal });
		container.addEventListener('pointerover', (event) => point(markOf(event)?.dataset.mark), {
			signal
		});
		container.addEventListener('pointerleave', clear, { signal });
		container.addEventListener('focusout', clear, { signal });
		container.addEventListener(
			'focusin',
			(event) => {
				const id = markOf(event)?.dataset.mark;
				if (id === undefined) return;
				focus(id);
				point(id);
			},
			{ signal }
		);
		container.addEventListener(
			'keydown',
			(event) => {
				const mark = markOf(event);
				if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
				const step = STEPS[event.key];
				if (event.key === 'Enter' || event.key === ' ') choose(event);
				else if (step === undefined) return;
				else {
					const all = [...container.querySelectorAll<HTMLElement>('[data-mark]')];
					all[Math.min(all.length - 1, Math.max(0, all.indexOf(mark) + step))]?.focus();
				}
				event.preventDefault();
			},
			{ signal }
		);
		return () => {
			listeners.abort();
		};
	};
}
