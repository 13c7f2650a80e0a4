import { describe, expect, it } from 'vitest';
import { detectColumns } from './job-match-columns.ts';

describe('detectColumns', () => {
	it.each([
		[['Category', 'Resume'], undefined, { resume: 'Resume', label: 'Category' }],
		[
			['ID', 'Resume_str', 'Resume_html', 'Category'],
			'resume',
			{ resume: 'Resume_str', label: 'Category' }
		],
		[
			['id', 'title', 'org', 'description'],
			'job',
			{ job: 'description', jobTitle: 'title', label: 'title' }
		],
		[
			['', 'company', 'position', 'Job Description'],
			'job',
			{ job: 'Job Description', jobTitle: 'position', label: 'position' }
		],
		[
			['resume_text', 'job_description_text', 'label'],
			undefined,
			{ resume: 'resume_text', job: 'job_description_text', label: 'label' }
		],
		[['text', 'trade'], 'resume', { resume: 'text', label: 'trade' }]
	] as const)('reads %j', (headers, side, columns) => {
		expect(detectColumns(headers, side)).toEqual(columns);
	});
});
