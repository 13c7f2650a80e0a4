/** Which column of a CSV holds what; absent where no header fits. */
export interface JobMatchColumns {
	readonly resume?: string;
	readonly job?: string;
	readonly jobTitle?: string;
	readonly label?: string;
}

const RESUME = [
	/^(?:resume|cv)(?:text|str|content|description)?$/,
	/resume(?!.*(?:id|html|label))/,
	/^candidate(?:text|profile)?$/
];
const JOB = [
	/^(?:job|posting|jd)(?:description|text|desc|posting|ad)(?:text)?$/,
	/^(?:description|posting|job|jd)$/,
	/(?:job|posting|position|vacancy).*(?:desc|text|detail|summary)/,
	/^(?:requirements?|responsibilities)$/
];
const LABEL = [
	/^(?:category|label|class|trade|occupation)$/,
	/^(?:score|match|matchscore|fit|relevance|target|rating)$/,
	/(?:category|label|score)/
];
const TITLE = [/^(?:jobtitle|title|position|role|positiontitle)$/];
/** A file of one kind of text may call it just that. */
const PLAIN_TEXT = [/^(?:text|content|body|document)$/];

/**
 * Finds the columns by their headers, whatever their case, spaces and underscores. `side` says what
 * a bare `text` column holds. A title column serves as label where there is no other.
 */
export function detectColumns(
	headers: readonly string[],
	side?: 'resume' | 'job'
): JobMatchColumns {
	const plain = headers.map((header) => ({
		header,
		key: header.toLowerCase().replace(/[^a-z0-9]/g, '')
	}));
	const taken = new Set<string>();
	const take = (patterns: readonly RegExp[]): string | undefined => {
		for (const pattern of patterns) {
			const hit = plain.find(({ header, key }) => !taken.has(header) && pattern.test(key));
			if (hit !== undefined) {
				taken.add(hit.header);
				return hit.header;
			}
		}
		return undefined;
	};
	const resume =
		side === 'job'
			? undefined
			: (take(RESUME) ?? (side === 'resume' ? take(PLAIN_TEXT) : undefined));
	const job =
		side === 'resume' ? undefined : (take(JOB) ?? (side === 'job' ? take(PLAIN_TEXT) : undefined));
	const jobTitle = take(TITLE);
	const label = take(LABEL) ?? jobTitle;
	return {
		...(resume === undefined ? {} : { resume }),
		...(job === undefined ? {} : { job }),
		...(jobTitle === undefined ? {} : { jobTitle }),
		...(label === undefined ? {} : { label })
	};
}
