/** Time zones differ from UTC by whole quarters of an hour, and change by them. */
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface LocalTime {
	/** `2026-11-23`. */
	readonly day: string;
	/** 0 to 23. */
	readonly hour: number;
}

/**
 * Day and hour on the clock of a time zone. Asking for it is slow, so it is asked twice a day, and by the quarter
 * of an hour on days when the clocks change.
 * @param timeZone IANA name such as `Europe/Berlin`; an unknown one throws a RangeError
 */
export function localClock(timeZone: string): (at: number) => LocalTime {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric'
	});
	const offsets = new Map<number, number>();
	const askedAt = (quarter: number): number => {
		const known = offsets.get(quarter);
		if (known !== undefined) return known;
		const parts = new Map(
			format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)])
		);
		const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
		const local = Date.UTC(
			part('year'),
			part('month') - 1,
			part('day'),
			part('hour'),
			part('minute')
		);
		offsets.set(quarter, local - quarter);
		return local - quarter;
	};
	const offsetAt = (at: number): number => {
		const day = Math.floor(at / DAY_MS) * DAY_MS;
		const atFirst = askedAt(day);
		const isEven = atFirst === askedAt(day + DAY_MS);
		return isEven ? atFirst : askedAt(Math.floor(at / QUARTER_MS) * QUARTER_MS);
	};
	return (at) => {
		const local = at + offsetAt(at);
		const intoDay = ((local % DAY_MS) + DAY_MS) % DAY_MS;
		return {
			day: new Date(local).toISOString().slice(0, 10),
			hour: Math.floor(intoDay / HOUR_MS)
		};
	};
}
