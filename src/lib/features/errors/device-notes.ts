import type { DeviceNote, GpuProblem } from '#lib/domain/inference/run-info.ts';
import * as m from '#lib/paraglide/device-notes.js';

const PROBLEMS: Readonly<Record<GpuProblem, () => string>> = {
	'no-canary': m.no_canary,
	'cannot-load': m.cannot_load,
	'wrong-numbers': m.wrong_numbers,
	'failed-in-run': m.failed_in_run,
	'several-beams': m.several_beams
};

export function describeGpuProblem(problem: GpuProblem): string {
	return PROBLEMS[problem]();
}

/** Why the processor computed an answer that was asked of a graphics processor. */
export function describeDeviceNote(note: DeviceNote): string {
	if (note === 'no-webgpu') return m.no_webgpu();
	return m.used_instead({ problem: describeGpuProblem(note) });
}
