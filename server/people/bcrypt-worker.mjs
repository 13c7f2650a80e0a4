import { compare, hash } from 'bcryptjs';

/**
 * Plain JavaScript, so that a worker thread starts without a loader.
 * @param {{ secret: string, cost: number } | { secret: string, stored: string }} job
 * @returns {Promise<string | boolean>} a new hash, or whether the stored one fits
 */
export default function run(job) {
	return 'cost' in job ? hash(job.secret, job.cost) : compare(job.secret, job.stored);
}
