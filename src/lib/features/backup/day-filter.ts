/**
 * The time between two days, both included, by the clock of this device.
 * @param first `2026-11-23`, or nothing for no bound; so `last`
 */
export function dayFilter(
	first: string,
	last: string
): { readonly from?: number; readonly until?: number } {
	const from = startOf(first, 0);
	const until = startOf(last, 1);
	return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

/** Days of a calendar are not all 24 hours long, so the calendar itself counts on. */
function startOf(day: string, later: number): number | undefined {
	const [year, month, date] = day.split('-').map(Number);
	if (year === undefined || month === undefined || date === undefined) return undefined;
	const time = new Date(year, month - 1, date + later).getTime();
	return Number.isNaN(time) ? undefined : time;
}
