import { version } from '$app/environment';
import { LocalErrorLog } from '#lib/adapters/browser/local-error-log.ts';

export const errorLog = new LocalErrorLog(version);
