import { z } from 'zod';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import {
	type ModelChoices,
	modelChoicesSchema,
	type ModelSpeed,
	modelSpeedSchema
} from '#lib/domain/models/model-choices.ts';

const CHOICES = 'textai.models';
const SPEEDS = 'textai.model-speeds';
const speedsSchema = z.record(z.string(), modelSpeedSchema);

export const localModelChoices = {
	read(): ModelChoices {
		const parsed = modelChoicesSchema.safeParse(readKey(CHOICES));
		return parsed.success ? parsed.data : { tools: {} };
	},
	write: (choices: ModelChoices): boolean => writeKey(CHOICES, choices)
};

export const localModelSpeeds = {
	read: (manifest: ModelManifest): ModelSpeed | undefined => readSpeeds()[nameOf(manifest)],
	write(manifest: ModelManifest, speed: ModelSpeed): void {
		writeKey(SPEEDS, { ...readSpeeds(), [nameOf(manifest)]: speed });
	}
};

function readSpeeds(): z.infer<typeof speedsSchema> {
	const parsed = speedsSchema.safeParse(readKey(SPEEDS));
	return parsed.success ? parsed.data : {};
}

/** Another revision or other weights are another model. */
function nameOf({ name, revision, dtype }: ModelManifest): string {
	return `${name}@${revision}/${dtype}`;
}

function readKey(key: string): unknown {
	try {
		return JSON.parse(localStorage.getItem(key) ?? '{}');
	} catch {
		return undefined;
	}
}

/** Storage may be switched off or full. */
function writeKey(key: string, value: unknown): boolean {
	try {
		localStorage.setItem(key, JSON.stringify(value));
		return true;
	} catch {
		return false;
	}
}
