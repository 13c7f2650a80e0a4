import { pino, type Logger } from 'pino';
import type { Settings } from './config/settings.ts';

/** Lines of JSON. What stands in headers and bodies is never handed to it. */
export function createLog(level: Settings['LOG_LEVEL']): Logger {
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
