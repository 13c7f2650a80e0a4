import type { JobInput } from '#lib/domain/batch/batch-job.ts';
import type { JobPlan } from '#lib/domain/batch/job-plan.ts';
import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import { describeTableError } from '#lib/features/errors/table-errors.ts';
import type { SummaryForm, SummaryLength } from '#lib/domain/summary/summary-input.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { TableFile, TablePreview, TableReader } from '#lib/ports/table-reader.ts';
import { guessColumn } from './guess-column.ts';
import * as m from '#lib/paraglide/batch.js';

type Opening =
	| { readonly kind: 'none' }
	| { readonly kind: 'looking'; readonly name: string }
	| { readonly kind: 'ready'; readonly preview: TablePreview }
	| { readonly kind: 'failed'; readonly name: string; readonly message: string };

/** The file that was chosen, and what the user wants of it. */
export class NewJob {
	#file = $state.raw<TableFile>();
	#opening = $state.raw<Opening>({ kind: 'none' });
	#changes: Partial<Dialect> = {};
	/** Looks are answered in any order; only the last counts. */
	#look = 0;

	tool = $state<ToolId>('sentiment');
	text = $state(0);
	#carried = $state.raw<readonly number[]>([]);
	jobFrom = $state<'text' | 'column'>('text');
	jobText = $state('');
	jobColumn = $state(0);
	length = $state<Extract<SummaryLength, string>>('medium');
	form = $state<SummaryForm>('paragraph');
	tighten = $state(false);

	constructor(private readonly reader: () => Promise<TableReader>) {}

	get file(): TableFile | undefined {
		return this.#file;
	}

	get opening(): Opening {
		return this.#opening;
	}

	get preview(): TablePreview | undefined {
		return this.#opening.kind === 'ready' ? this.#opening.preview : undefined;
	}

	/** Places of the columns that are written again. */
	get carried(): readonly number[] {
		return this.#carried;
	}

	/** One name a column, none empty and no two alike. */
	get columnNames(): readonly string[] {
		const names = (this.preview?.columns ?? []).map((column, place) =>
			column.trim() === '' ? m.column({ number: place + 1 }) : column
		);
		return names.map((name, place) => {
			const before = names.slice(0, place).filter((other) => other === name).length;
			return before === 0 ? name : `${name} (${before + 1})`;
		});
	}

	/** What keeps the job from being started, in plain words. */
	get missing(): string | undefined {
		if (!this.preview) return m.choose_a_file_first();
		if (this.tool !== 'job-match') return undefined;
		if (this.jobFrom === 'text') {
			return this.jobText.trim() === '' ? m.paste_the_job_that_the_resumes_are() : undefined;
		}
		return this.jobColumn === this.text ? m.resume_and_job_stand_in_the_same() : undefined;
	}

	async open(file: TableFile): Promise<void> {
		this.#file = file;
		this.#changes = {};
		await this.#lookAt(file, true);
	}

	/** Reads the start again, in another way. */
	async change(changes: Partial<Dialect>): Promise<void> {
		if (!this.#file) return;
		this.#changes = { ...this.#changes, ...changes };
		await this.#lookAt(this.#file, false);
	}

	clear(): void {
		this.#look += 1;
		this.#file = undefined;
		this.#opening = { kind: 'none' };
	}

	carry(place: number, isCarried: boolean): void {
		const others = this.#carried.filter((one) => one !== place);
		this.#carried = isCarried ? [...others, place] : others;
	}

	plan(preview: TablePreview): JobPlan {
		const { tool, text } = this;
		const job = this.jobFrom === 'text' ? { text: this.jobText } : { column: this.jobColumn };
		const input: JobInput = {
			text,
			...(tool === 'job-match' ? { job } : {}),
			...(tool === 'summary' ? { length: this.length, form: this.form, tighten: this.tighten } : {})
		};
		const name = this.#file?.name ?? '';
		return { name, tool, input, columns: preview.columns, carried: this.#carried };
	}

	async #lookAt(file: TableFile, isNew: boolean): Promise<void> {
		this.#look += 1;
		const look = this.#look;
		if (isNew) this.#opening = { kind: 'looking', name: file.name };
		const before = this.preview?.columns.length;
		const reader = await this.reader();
		const outcome = await reader.preview(file, this.#changes);
		if (look !== this.#look) return;
		if (!outcome.ok) {
			const message = describeTableError(outcome.error);
			this.#opening = { kind: 'failed', name: file.name, message };
			return;
		}
		const preview = outcome.value;
		this.#opening = { kind: 'ready', preview };
		if (!isNew && preview.columns.length === before) return;
		this.text = guessColumn(preview);
		this.jobColumn = preview.columns.findIndex((_, place) => place !== this.text);
		if (this.jobColumn < 0) this.jobColumn = 0;
		this.#carried = [...preview.columns.keys()];
	}
}
