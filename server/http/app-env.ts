import type { Logger } from 'pino';
import type { Principal } from './principal.ts';

/** What every handler finds in its context. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** Writes the request's id with every line. Never give it a text that was sent. */
		log: Logger;
		principal: Principal;
		/** Of the client, by the proxies that are trusted. */
		clientAddress: string;
	};
}
