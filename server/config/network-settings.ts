import { z } from 'zod';
import { address, wholeNumber } from './fields.ts';

/** Where the server listens and under which address the world sees it. */
export const networkSettings = {
	/** 0: any free port. */
	PORT: wholeNumber(0, 65_535).default(8787),
	/** Which addresses of this machine to listen on; by default none but its own. */
	HOST: z.string().default('localhost'),
	/** The address in the browser's bar, without a path; decides about cookies, links and who may send forms. */
	PUBLIC_URL: address('http:', 'https:')
		.refine((text) => new URL(text).pathname === '/', 'must have no path')
		.transform((text) => new URL(text).origin)
		.optional(),
	/** Proxies in front of this server that each add to X-Forwarded-For. 0: the header is ignored. */
	TRUST_PROXY_HOPS: wholeNumber(0, 10).default(0),
	LOG_LEVEL: z
		.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
			error: 'must be fatal, error, warn, info, debug or silent'
		})
		.default('info'),
	/** Seconds that running requests get to finish when the server is told to end. */
	SHUTDOWN_SECONDS: wholeNumber(0, 600).default(20)
};
