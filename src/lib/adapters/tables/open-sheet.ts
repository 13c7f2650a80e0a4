import {
	sheetEnd,
	sheetName,
	sheetRow,
	sheetStart,
	xlsxParts
} from '#lib/domain/batch/output/xlsx-parts.ts';
import type { OpenSheet } from '#lib/ports/sheet-writer.ts';
import { ZipWriter } from './zip-writer.ts';

export const openSheet: OpenSheet = async (target) => {
	const zip = new ZipWriter((bytes) => target.write(bytes));
	for (const { name, text } of xlsxParts()) {
		await zip.start(name);
		await zip.write(text);
		await zip.end();
	}
	await zip.start(sheetName);
	await zip.write(sheetStart);
	return {
		row: (cells, numeric) => zip.write(sheetRow(cells, numeric)),
		close: async () => {
			await zip.write(sheetEnd);
			await zip.end();
			await zip.close();
		}
	};
};
