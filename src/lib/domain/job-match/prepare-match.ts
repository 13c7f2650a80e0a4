import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';
import { parsePosting } from './parse-posting.ts';
import type { Posting, Requirement } from './parse-posting.ts';
import { parseResume } from './parse-resume.ts';
import type { Resume } from './resume.ts';
import { splitUnits } from './text-units.ts';
import { mean } from '#lib/domain/inference/vectors.ts';
import { embedTexts } from './embed-texts.ts';
import { countTerms, rarityAmong, weighTerms } from './wording.ts';
import type { Wording } from './wording.ts';

export interface PreparedResume {
	readonly resume: Resume;
	/** One a line. */
	readonly lines: readonly Float32Array[];
	readonly titles: readonly Float32Array[];
	readonly whole: Float32Array;
	/** Of the lines that are not among these indices; of the whole text where there are none. */
	wordingWithout(lines: ReadonlySet<number>): Wording;
}

export interface PreparedJob {
	readonly posting: Posting;
	/** One a requirement. */
	readonly requirements: readonly Float32Array[];
	/** The title together with the mean of the requirements: a bare title can be vague. */
	readonly role: Float32Array;
	readonly whole: Float32Array;
	readonly wording: Wording;
}

export interface Prepared {
	readonly resumes: readonly PreparedResume[];
	readonly jobs: readonly PreparedJob[];
}

/** Statements go together in passages of this many characters, about 200 tokens, for whole texts. */
const PASSAGE_CHARS = 800;

/**
 * Reads all texts and embeds whatever is compared in one call of the embedder, each distinct text
 * once. `year` is the calendar year that "present" means.
 */
export async function prepareMatch(
	resumes: readonly string[],
	jobs: readonly { readonly text: string; readonly title?: string | undefined }[],
	embedder: TextEmbedder,
	year: number,
	run: RunOptions
): Promise<Prepared> {
	const parsed = resumes.map((text) => parseResume(text, year));
	const postings = jobs.map(({ text, title }) => parsePosting(text, title));
	const passages = parsed.map((resume) => passagesOf(resume.text));
	const jobTexts = jobs.map(({ text, title }) =>
		title === undefined ? text : `${title}\n${text}`
	);
	const postingPassages = jobTexts.map(passagesOf);
	const vectorOf = await embedTexts(
		[
			...parsed.flatMap((resume) => [...resume.lines.map((line) => line.text), ...resume.titles]),
			...postings.flatMap((posting) => [...askedOf(posting).map((r) => r.text), titleOf(posting)]),
			...passages.flat(),
			...postingPassages.flat()
		],
		embedder,
		run
	);
	const jobTerms = jobTexts.map(countTerms);
	const resumeTerms = parsed.map((resume) => countTerms(resume.text));
	const rarity = rarityAmong([...jobTerms, ...resumeTerms]);
	return {
		resumes: parsed.map((resume, i) => {
			const lines = resume.lines.map((line) => vectorOf(line.text));
			const wording = weighTerms(resumeTerms[i] ?? countTerms(''), rarity);
			return {
				resume,
				lines,
				titles: resume.titles.map(vectorOf),
				whole: mean((passages[i] ?? []).map(vectorOf)),
				wordingWithout: (left) => {
					if (left.size === 0) return wording;
					const kept = resume.lines.filter((_, at) => !left.has(at)).map(({ text }) => text);
					return weighTerms(countTerms(kept.join('\n')), rarity);
				}
			};
		}),
		jobs: postings.map((posting, i) => {
			const requirements = askedOf(posting).map((r) => vectorOf(r.text));
			const whole = mean((postingPassages[i] ?? []).map(vectorOf));
			const asked = requirements.length > 0 ? mean(requirements) : whole;
			return {
				posting,
				requirements,
				role: posting.title === '' ? asked : mean([vectorOf(titleOf(posting)), asked]),
				whole,
				wording: weighTerms(jobTerms[i] ?? countTerms(''), rarity)
			};
		})
	};
}

function askedOf(posting: Posting): readonly Requirement[] {
	return posting.requirements;
}

function titleOf(posting: Posting): string {
	return posting.title === '' ? 'job' : posting.title;
}

/** Neighbouring statements joined to passages; together they hold the whole text. */
export function passagesOf(text: string): string[] {
	const passages: string[] = [];
	let passage = '';
	for (const unit of splitUnits(text)) {
		const statement = text.slice(unit.start, unit.end).replace(/\s+/gu, ' ');
		if (passage !== '' && passage.length + statement.length > PASSAGE_CHARS) {
			passages.push(passage);
			passage = '';
		}
		passage = passage === '' ? statement : `${passage}. ${statement}`;
	}
	return passage === '' ? passages : [...passages, passage];
}
