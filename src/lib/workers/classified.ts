import { calibrated } from '#lib/domain/classification/calibrated.ts';
import type { Classified } from '#lib/domain/classification/score-texts.ts';
import type { Engine } from './engine.ts';

/** The loaded classifier with its calibration. Throws where the loaded model is none. */
export function classified(engine: Engine): Classified {
	return calibrated(engine.classifier(), engine.manifest);
}
