import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { TextClassifier } from '#lib/ports/text-model.ts';
import { calibrationSchema } from './calibration.ts';
import type { Classified } from './score-texts.ts';

/** A classifier with the calibration of its manifest. Throws where the manifest has none. */
export function calibrated(classifier: TextClassifier, manifest: ModelManifest): Classified {
	return { classifier, calibration: calibrationSchema.parse(manifest.calibration) };
}
