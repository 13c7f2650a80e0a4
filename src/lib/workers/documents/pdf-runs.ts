import type { PdfRun } from '#lib/domain/documents/pdf-segments.ts';

/** A piece of text as PDF.js hands it out, its matrix already in viewport coordinates (y down). */
export interface PlacedItem {
	readonly text: string;
	readonly matrix: readonly number[];
	readonly width: number;
	readonly isRightToLeft: boolean;
}

const QUARTER = Math.PI / 2;
const MAX_TILT = 0.1;

/** Word writes bullets as signs of the Symbol font, which land in the private use area. */
const SYMBOL_BULLETS = /[\uF0B7\uF0A7\uF0D8\uF076\uF0FC]/gu;

function cleanText(text: string): string {
	return text
		.replace(SYMBOL_BULLETS, '•')
		.replace(/[\p{Co}\p{Cc}]/gu, '')
		.trim();
}

/** Signs that stand for nothing a reader could name: private use, unassigned, replacement. */
export function countUnreadable(text: string): number {
	return text.replace(SYMBOL_BULLETS, '').match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0;
}

/**
 * Sorts a page's pieces by the direction they are written in (0 to 3 quarter turns) and turns each
 * group upright. Slanted text, nearly always a watermark, is left out. The largest group comes first.
 */
export function uprightRuns(items: readonly PlacedItem[]): PdfRun[][] {
	const groups = new Map<number, PdfRun[]>();
	let spaceBefore = false;
	for (const item of items) {
		const text = cleanText(item.text);
		if (text === '') {
			spaceBefore ||= /\s/u.test(item.text);
			continue;
		}
		const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.matrix;
		const angle = Math.atan2(b, a);
		const turns = Math.round(angle / QUARTER);
		if (Math.abs(angle - turns * QUARTER) > MAX_TILT) continue;
		const [cos, sin] = [
			Math.round(Math.cos(turns * QUARTER)),
			Math.round(Math.sin(turns * QUARTER))
		];
		const runs = groups.get((turns + 4) % 4) ?? [];
		groups.set((turns + 4) % 4, runs);
		runs.push({
			text,
			x: x * cos + y * sin,
			y: y * cos - x * sin,
			width: item.width,
			size: Math.hypot(c, d) || 1,
			spaceBefore: spaceBefore || /^\s/u.test(item.text),
			isRightToLeft: item.isRightToLeft
		});
		spaceBefore = /\s$/u.test(item.text);
	}
	return [...groups.values()].sort((one, other) => other.length - one.length);
}
