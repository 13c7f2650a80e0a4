import { describe, expect, it } from 'vitest';
import { stem } from './rouge-stemmer.ts';

/** Computed with NLTK 3's PorterStemmer; mostly the examples of Porter's paper. */
const STEMS = `
	caresses:caress ponies:poni ties:tie caress:caress cats:cat feed:feed agreed:agre
	plastered:plaster bled:bled motoring:motor sing:sing conflated:conflat troubled:troubl
	sized:size hopping:hop tanned:tan falling:fall hissing:hiss fizzed:fizz failing:fail
	filing:file happy:happi sky:sky enjoy:enjoy fly:fli relational:relat conditional:condit
	rational:ration valency:valenc hesitancy:hesit digitizer:digit conformably:conform
	radically:radic differently:differ vilely:vile analogously:analog vietnamization:vietnam
	predication:predic operator:oper feudalism:feudal decisiveness:decis hopefulness:hope
	callousness:callous formality:formal sensitivity:sensit sensibility:sensibl
	triplicate:triplic formative:form formalize:formal electricity:electr electrical:electr
	hopeful:hope goodness:good revival:reviv allowance:allow inference:infer airliner:airlin
	gyroscopic:gyroscop adjustable:adjust defensible:defens irritant:irrit replacement:replac
	adjustment:adjust dependent:depend adoption:adopt communism:commun activate:activ
	angularity:angular homologous:homolog effective:effect bowdlerize:bowdler probate:probat
	rate:rate cease:ceas controlling:control rolling:roll louisville:louisvil michelle:michel
	skies:sky dying:die news:news innings:inning proceed:proceed spied:spi died:die
	theology:theolog geologically:geolog fully:fulli 2014:2014 4th:4th syzygy:syzygi
`;

describe('stem', () => {
	it.each(
		STEMS.trim()
			.split(/\s+/)
			.map((pair) => pair.split(':'))
	)('stems %s to %s', (word, expected) => {
		expect(stem(word)).toBe(expected);
	});
});
