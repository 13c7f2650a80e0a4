import { WINDOW_MS } from '#lib/domain/limits/window.ts';
import type { LimitReport } from './limited-runs.ts';

const WINDOW_SECONDS = WINDOW_MS / 1000;

/** Seconds until a window begins anew, never 0. */
export function secondsUntilReset({ status }: LimitReport, now: number): number {
	return Math.max(1, Math.ceil((status.resetsAt - now) / 1000));
}

/** Of draft-ietf-httpapi-ratelimit-headers: the policy, what is left, and when it begins anew. */
export function limitHeaders(report: LimitReport, now: number): Record<string, string> {
	const { policy, status } = report;
	return {
		'RateLimit-Policy': `"${policy}";q=${status.limit};w=${WINDOW_SECONDS}`,
		RateLimit: `"${policy}";r=${status.remaining};t=${secondsUntilReset(report, now)}`
	};
}
