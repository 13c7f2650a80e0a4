const format = new Intl.DateTimeFormat('en', {
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** `15:00` on the clock of this device. @param at milliseconds since 1970 */
export function clockTime(at: number): string {
	return format.format(at);
}
