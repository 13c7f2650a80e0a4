import { localClock } from '#lib/domain/history/local-time.ts';
import * as m from '#lib/paraglide/history.js';
import { formatDate } from '#lib/words/format.ts';

/** IANA name of the time zone that this device is set to. */
export const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const clock = localClock(TIME_ZONE);
const DAY_MS = 86_400_000;

const LONG_DAY = {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
} as const;

/** The day on this device's calendar: `2026-11-23`. */
export function localDay(at: number): string {
	return clock(at).day;
}

/** "Today", "Yesterday", "Monday, 23 November 2026". */
export function describeDay(day: string, now: number): string {
	if (day === localDay(now)) return m.today();
	if (day === localDay(now - DAY_MS)) return m.yesterday();
	return formatDate(Date.parse(`${day}T00:00:00Z`), LONG_DAY);
}

/** `14:05`. */
export function describeTime(at: number): string {
	return formatDate(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `Nov 23, 2026, 2:05 PM`. */
export function describeMoment(at: number): string {
	return formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
}
