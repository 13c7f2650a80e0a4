/**
 * Brings an element to the middle of what scrolls around it. Within `data-scroll-panel` only that panel
 * scrolls, and the page no further than to show the panel: a list beside it stays where it is.
 */
export function showInPanel(target: HTMLElement): void {
	const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
	const panel = target.closest<HTMLElement>('[data-scroll-panel]');
	if (!panel || panel.scrollHeight <= panel.clientHeight) {
		target.scrollIntoView({ block: 'center', behavior });
		return;
	}
	const { top, height } = target.getBoundingClientRect();
	const middle = Math.max(0, (panel.clientHeight - height) / 2);
	panel.scrollBy({ top: top - panel.getBoundingClientRect().top - middle, behavior });
	panel.scrollIntoView({ block: 'nearest', behavior });
}
