import { address } from './fields.ts';

/** What several instances of one server share beside the database. */
export const redisSettings = {
	/** A Redis server (6.2 or later): limits, answers and the queue of batches are then in it. */
	REDIS_URL: address('redis:', 'rediss:').optional()
};

/** Variables that make sense only together: the first one needs the other. */
export const REDIS_BELONGS_TOGETHER = [['REDIS_URL', 'DATABASE_URL']] as const;
