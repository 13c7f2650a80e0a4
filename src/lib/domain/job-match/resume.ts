import type { Span } from '#lib/domain/text/sentences.ts';
import type { Degree } from './facts.ts';
import type { ResumePart } from './resume-sections.ts';

export interface ResumeLine extends Span {
	readonly text: string;
	/** See `plainWords`. */
	readonly plain: string;
	readonly part: ResumePart;
	readonly skills: readonly string[];
}

export interface Resume {
	readonly text: string;
	/** Every distinct statement in reading order, headings left out. */
	readonly lines: readonly ResumeLine[];
	/** Lines that read as job titles, each spelling once. */
	readonly titles: readonly string[];
	/** Each skill once, with the number of lines that name it. */
	readonly skills: ReadonlyMap<string, number>;
	/** Years of work, undefined where the text names neither dates nor years. */
	readonly years: number | undefined;
	/** See `seniorityOf`; of the highest title. */
	readonly seniority: number;
	readonly degree: Degree;
}
