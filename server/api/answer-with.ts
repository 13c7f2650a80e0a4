import type { Context } from 'hono';
import type { ToolId } from '#lib/domain/tools.ts';
import type { AppEnv } from '#server/http/app-env.ts';
import { problem } from '#server/http/problem.ts';
import type { WorkItem } from '#server/inference/work-item.ts';
import type { AnalysisReport, AnalysisService } from './analysis-service.ts';
import { problemOfOutcome } from './answer-problem.ts';
import { callerOf } from './caller.ts';
import { limitHeaders, secondsUntilReset } from './limit-headers.ts';
import type { LimitRefusal, LimitReport } from './limited-runs.ts';

type Asked = Context<AppEnv>;

/** What every route that analyses does: who asks, scope, limit, run, headers. */
export class Answering {
	constructor(
		private readonly service: AnalysisService,
		private readonly now: () => number
	) {}

	/**
	 * Runs the items and sets the headers of the limit.
	 * @param isOne a single input that fails makes the whole request fail
	 * @returns the report, or the answer that says why there is none
	 */
	async run(
		c: Asked,
		tool: ToolId,
		items: readonly WorkItem[],
		isOne: boolean
	): Promise<AnalysisReport | Response> {
		const refused = refuseCaller(c, tool);
		if (refused) return refused;
		const caller = callerOf(c.var.principal);
		if (!caller) return problem(c, 'not-signed-in');
		const report = await this.service.run(caller, tool, items, { signal: c.req.raw.signal });
		if (!report.ok) return this.#refuse(c, report.error);
		this.#setHeaders(c, report.value.limit);
		const problems = report.value.outcomes.map(problemOfOutcome);
		const [first] = problems;
		// Where no input has an answer for a reason that is not the input's, the request has failed.
		const isWhole = problems.every((found) => found && found.name !== 'invalid-input');
		return first && (isOne || isWhole) ? problem(c, first.name, first.extra) : report.value;
	}

	#refuse(c: Asked, error: LimitRefusal): Response {
		if (error.kind !== 'limit-reached') {
			return problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
		}
		this.#setHeaders(c, error.report);
		const { remaining, limit } = error.report.status;
		return problem(c, 'quota-exceeded', {
			detail: `${error.wanted} inputs were sent, and ${remaining} of ${limit} are left in this hour. Nothing was counted.`,
			members: { 'violated-policies': [error.report.policy] },
			headers: { 'Retry-After': String(secondsUntilReset(error.report, this.now())) }
		});
	}

	#setHeaders(c: Asked, report: LimitReport): void {
		for (const [name, value] of Object.entries(limitHeaders(report, this.now()))) {
			c.header(name, value);
		}
	}
}

/** The answer to who may not run a tool; nothing to who may. */
export function refuseCaller(c: Asked, tool: ToolId): Response | undefined {
	const { principal } = c.var;
	if (principal.kind === 'anonymous') {
		return problem(c, 'not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer' } });
	}
	if (principal.kind === 'key' && !principal.key.scopes.includes(tool)) {
		return problem(c, 'out-of-scope', {
			detail: `This needs a key with the scope ${tool}.`,
			members: { scopes: principal.key.scopes }
		});
	}
	return undefined;
}
