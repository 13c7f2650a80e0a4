/** Browsers lay out no element higher than some 16 to 33 million pixels; below that, places are stretched. */
const MAX_PIXELS = 8_000_000;
/** Rows drawn above and below what is seen. */
const MARGIN = 6;

interface Scrolled {
	readonly count: number;
	readonly rowPixels: number;
	/** Pixels from the top, as the element tells it. */
	readonly scrollTop: number;
	/** Pixels of the list that are seen. */
	readonly height: number;
}

export interface VisibleRows {
	readonly from: number;
	/** Exclusive. */
	readonly to: number;
	/** Pixels of empty space above and below. */
	readonly before: number;
	readonly after: number;
}

/** Which rows of a long list to draw. In a list too high to lay out, scrolling leaps over rows in proportion. */
export function visibleRows({ count, rowPixels, scrollTop, height }: Scrolled): VisibleRows {
	const whole = count * rowPixels;
	const laidOut = Math.min(whole, MAX_PIXELS);
	const seen = Math.ceil(height / rowPixels) + 1;
	const reach = Math.max(1, laidOut - height);
	const share = Math.min(1, Math.max(0, scrollTop / reach));
	const first =
		whole <= MAX_PIXELS
			? Math.floor(scrollTop / rowPixels)
			: Math.round(share * Math.max(0, count - seen + 1));
	const from = Math.max(0, Math.min(first, count) - MARGIN);
	const to = Math.min(count, Math.max(0, first) + seen + MARGIN);
	const drawn = (to - from) * rowPixels;
	const top =
		whole <= MAX_PIXELS ? from * rowPixels : Math.max(0, scrollTop - (first - from) * rowPixels);
	const before = Math.min(top, Math.max(0, laidOut - drawn));
	return { from, to, before, after: Math.max(0, laidOut - before - drawn) };
}
