/** Joins the lines of one paragraph: in Markdown a line end is a space unless it is forced. */
function joinWrapped(lines: readonly string[]): string[] {
	const joined: string[] = [];
	let isOpen = false;
	for (const line of lines) {
		const isForced = / {2}$|\\$/u.test(line);
		const text = line.replace(/\\$/u, '').trimEnd();
		const startsItem = /^\s*(?:[-*+]|\d{1,9}[.)])\s/u.test(text);
		const last = joined.length - 1;
		if (isOpen && text.trim() !== '' && !startsItem && !text.includes('\t')) {
			joined[last] = `${joined[last] ?? ''} ${text.trim()}`;
		} else {
			joined.push(text);
		}
		isOpen = text.trim() !== '' && !isForced && !text.includes('\t');
	}
	return joined;
}

function stripInline(text: string): string {
	// Code spans and escaped marks are set aside first, so that their content is left as it is.
	const kept: string[] = [];
	const keep = (content: string): string => `\uE000${kept.push(content) - 1}\uE001`;
	return text
		.replace(/(`+)(.+?)\1(?!`)/gu, (_, __, code: string) => keep(code.trim()))
		.replace(/\\([!-/:-@[-`{-~])/gu, (_, mark: string) => keep(mark))
		.replace(/!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1')
		.replace(/\[\^[^\]]+\]/gu, '')
		.replace(/\[([^\]]+)\](?:\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])/gu, '$1')
		.replace(/<((?:https?:|mailto:)[^>\s]+)>/gu, '$1')
		.replace(/<\/?[a-z][^>]*>/giu, '')
		.replace(/(\*{1,3})(?=\S)(.+?)(?<=\S)\1/gu, '$2')
		.replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
		.replace(/~~(?=\S)(.+?)(?<=\S)~~/gu, '$1')
		.replace(/\uE000(\d+)\uE001/gu, (_, index: string) => kept[Number(index)] ?? '');
}

/** One line outside of code, without its block marks; undefined where nothing of it is text. */
function stripBlock(line: string): string | undefined {
	const text = line.replace(/^(?: {0,3}> ?)+/u, '');
	if (/^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$/u.test(text)) return '';
	if (/^ {0,3}\[[^\]]+\]:\s*\S+/u.test(text)) return undefined;
	if (/^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u.test(text)) return undefined;
	if (/^\s*\|.*\|\s*$/u.test(text)) {
		const cells = text
			.trim()
			.slice(1, -1)
			.split(/(?<!\\)\|/u);
		return cells.map((cell) => cell.trim()).join('\t');
	}
	return text.replace(/^(\s*)[*+](?=\s)/u, '$1-').replace(/^(\s*-\s+)\[[ xX]\]\s/u, '$1');
}

const isFence = (line: string): boolean => /^\s*(?:`{3,}|~{3,})/u.test(line);

/** What a reader of the rendered page would see: marks, link targets and comments are left out. */
export function markdownText(markdown: string): string {
	const source = markdown
		.replace(/\r\n?/gu, '\n')
		.replace(/^---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/u, '')
		.replace(/<!--[\s\S]*?-->/gu, '');
	const out: string[] = [];
	let prose: string[] = [];
	const flush = () => {
		out.push(...joinWrapped(prose).map(stripInline));
		prose = [];
	};
	let isCode = false;
	for (const line of source.split('\n')) {
		const heading = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/u.exec(line);
		if (isFence(line)) {
			flush();
			isCode = !isCode;
		} else if (isCode) {
			out.push(line);
		} else if (heading) {
			flush();
			out.push('', stripInline(heading[1] ?? ''), '');
		} else {
			const text = stripBlock(line);
			if (text !== undefined) prose.push(text);
		}
	}
	flush();
	return out.join('\n');
}
