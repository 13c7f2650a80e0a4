/** First lines that name the kind of document and not what it is about. */
const KIND_ONLY =
	/^(?:curriculum vitae|cv|r[eé]sum[eé]|job (?:description|posting|advert)|about (?:us|me)|contact|page \d+.*)$/iu;
const LONGEST_NAME = 60;
/** Lines looked at before giving up on a name. */
const LINES = 12;

/** What a text is called in a list: its first line that says something, such as a name or a title. */
export function nameOf(text: string, fallback: string): string {
	const line = text
		.slice(0, 4000)
		.split(/[\r\n]+/u)
		.slice(0, LINES)
		.map((candidate) => candidate.replace(/^[\s#*•–-]+|[\s:*|]+$/gu, '').replace(/\s+/gu, ' '))
		.find((candidate) => /\p{L}{2}/u.test(candidate) && !KIND_ONLY.test(candidate));
	if (line === undefined) return fallback;
	return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1).trimEnd()}…` : line;
}

/** A name for each, in order; those that would be called the same are numbered. */
export function tellApart(names: readonly string[]): string[] {
	return names.map((name, at) => {
		if (names.indexOf(name) === names.lastIndexOf(name)) return name;
		const before = names.slice(0, at).filter((other) => other === name).length;
		return `${name} (${before + 1})`;
	});
}
