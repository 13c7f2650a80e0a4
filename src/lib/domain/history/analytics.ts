import type { Device } from '#lib/domain/inference/run-info.ts';
import { WINDOW_MS } from '#lib/domain/limits/window.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { ReadableFacts } from './history-entry.ts';
import { localClock } from './local-time.ts';

/** All of it is told from what stays readable; nothing is opened for it. */
export interface Analytics {
	readonly runs: number;
	/** Days with runs, oldest first. */
	readonly byDay: readonly { readonly day: string; readonly runs: number }[];
	/** Runs by hour of the day, 0 to 23. */
	readonly byHour: readonly number[];
	/** All four, in their order. */
	readonly byTool: readonly { readonly tool: ToolId; readonly runs: number }[];
	/** `share` is of the tool's runs that have a label. Tools in their order, most frequent label first. */
	readonly labels: readonly LabelShare[];
	/** Oldest day first. */
	readonly labelsByDay: readonly {
		readonly day: string;
		readonly tool: ToolId;
		readonly label: string;
		readonly runs: number;
	}[];
	/** `balance`: positive less negative runs among all sentiment runs of the day, -1 to 1. Oldest first. */
	readonly sentiment: readonly {
		readonly day: string;
		readonly balance: number;
		readonly runs: number;
	}[];
	/** Runs that were computed, by device; milliseconds. Answers from the cache are left out. */
	readonly devices: readonly DeviceTime[];
	/** Of all runs, 0 to 1; 0 if there are none. */
	readonly cacheHitRate: number;
	/** Hours in which runs counted against the limit, oldest first; `start` is milliseconds since 1970. */
	readonly limitUse: readonly { readonly start: number; readonly used: number }[];
}

export interface LabelShare {
	readonly tool: ToolId;
	readonly label: string;
	readonly runs: number;
	readonly share: number;
}

export interface DeviceTime {
	readonly device: Device;
	readonly runs: number;
	readonly totalMs: number;
	readonly medianMs: number;
	/** Nine runs in ten were quicker. */
	readonly p90Ms: number;
	/** Characters a second over all runs. */
	readonly speed: number;
}

/** @param timeZone IANA name: days and hours are told by its clock */
export function analyzeHistory(entries: readonly ReadableFacts[], timeZone: string): Analytics {
	const clock = localClock(timeZone);
	const byDay = new Map<string, ReadableFacts[]>();
	const byHour = Array.from({ length: 24 }, () => 0);
	const hours = new Map<number, number>();
	for (const entry of entries) {
		const { day, hour } = clock(entry.at);
		push(byDay, day, entry);
		byHour[hour] = (byHour[hour] ?? 0) + 1;
		if (entry.isCached) continue;
		const start = Math.floor(entry.at / WINDOW_MS) * WINDOW_MS;
		hours.set(start, (hours.get(start) ?? 0) + 1);
	}
	const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
	const cached = entries.filter(({ isCached }) => isCached).length;
	return {
		runs: entries.length,
		byDay: days.map(([day, runs]) => ({ day, runs: runs.length })),
		byHour,
		byTool: TOOLS.map(({ id }) => ({ tool: id, runs: count(entries, ({ tool }) => tool === id) })),
		labels: labelShares(entries),
		labelsByDay: days.flatMap(([day, runs]) =>
			labelShares(runs).map(({ tool, label, runs: number }) => ({ day, tool, label, runs: number }))
		),
		sentiment: days.flatMap(([day, runs]) => sentimentOf(day, runs)),
		devices: deviceTimes(entries),
		cacheHitRate: entries.length === 0 ? 0 : cached / entries.length,
		limitUse: [...hours].sort(([a], [b]) => a - b).map(([start, used]) => ({ start, used }))
	};
}

function labelShares(entries: readonly ReadableFacts[]): LabelShare[] {
	return TOOLS.flatMap(({ id: tool }) => {
		const counts = new Map<string, number>();
		for (const entry of entries) {
			if (entry.tool !== tool || entry.outcome === undefined) continue;
			counts.set(entry.outcome, (counts.get(entry.outcome) ?? 0) + 1);
		}
		const total = [...counts.values()].reduce((sum, runs) => sum + runs, 0);
		return [...counts]
			.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
			.map(([label, runs]) => ({ tool, label, runs, share: runs / total }));
	});
}

function sentimentOf(day: string, entries: readonly ReadableFacts[]) {
	const runs = entries.filter(({ tool, outcome }) => tool === 'sentiment' && outcome !== undefined);
	if (runs.length === 0) return [];
	const positive = count(runs, ({ outcome }) => outcome === 'positive');
	const negative = count(runs, ({ outcome }) => outcome === 'negative');
	return [{ day, balance: (positive - negative) / runs.length, runs: runs.length }];
}

function deviceTimes(entries: readonly ReadableFacts[]): DeviceTime[] {
	const byDevice = new Map<Device, ReadableFacts[]>();
	for (const entry of entries) if (!entry.isCached) push(byDevice, entry.device, entry);
	return [...byDevice]
		.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
		.map(([device, runs]) => {
			const times = runs.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
			const totalMs = times.reduce((sum, ms) => sum + ms, 0);
			const characters = runs.reduce((sum, { inputSize }) => sum + inputSize, 0);
			return {
				device,
				runs: runs.length,
				totalMs,
				medianMs: quantile(times, 0.5),
				p90Ms: quantile(times, 0.9),
				speed: totalMs === 0 ? 0 : (characters / totalMs) * 1000
			};
		});
}

/** Nearest rank: the smallest value that at least this share of all does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function count<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
	return items.reduce((sum, item) => sum + (isCounted(item) ? 1 : 0), 0);
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
	const group = groups.get(key);
	if (group) group.push(value);
	else groups.set(key, [value]);
}
