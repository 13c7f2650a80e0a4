import { formatDate } from '#lib/words/format.ts';

/** `15:00` on the clock of this device. @param at milliseconds since 1970 */
export function clockTime(at: number): string {
	return formatDate(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
