import { wholeNumber } from './fields.ts';

/** What people may keep here. */
export const syncSettings = {
	/** Megabytes of sealed history for each person. */
	SYNC_MAX_MEGABYTES: wholeNumber(1, 1_000_000).default(1024)
};
