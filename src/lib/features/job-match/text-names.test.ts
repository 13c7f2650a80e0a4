import { describe, expect, it } from 'vitest';
import { nameOf, tellApart } from './text-names.ts';

describe('nameOf', () => {
	it('takes the first line that names somebody or something', () => {
		expect(nameOf('\n  CURRICULUM VITAE\n\n**Ines Marklund**\nElectrician', 'Résumé 1')).toBe(
			'Ines Marklund'
		);
		expect(nameOf('# C++ Developer:\nWhat we ask', 'Job 1')).toBe('C++ Developer');
	});

	it('shortens a line that is a paragraph', () => {
		const name = nameOf('We are looking for somebody who likes to work. '.repeat(9), 'Job 1');
		expect(name).toHaveLength(60);
		expect(name.endsWith('…')).toBe(true);
	});

	it('falls back where no line has words', () => {
		expect(nameOf('12\n---\n', 'Résumé 3')).toBe('Résumé 3');
	});
});

describe('tellApart', () => {
	it('numbers equal names alone', () => {
		expect(tellApart(['Chef', 'Nurse', 'Chef'])).toEqual(['Chef (1)', 'Nurse', 'Chef (2)']);
	});
});
