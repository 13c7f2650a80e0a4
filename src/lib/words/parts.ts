/** A piece of a message with marked words in it, as Paraglide compiles `{#link}…{/link}`. */
export type Part =
	| { readonly type: 'text'; readonly value: string }
	| { readonly type: 'markup-start' | 'markup-end' | 'markup-standalone'; readonly name: string };

/** A stretch of a message; `mark` names the markup it stands in. Markup in markup is not told apart. */
export interface Stretch {
	readonly text: string;
	readonly mark?: string;
}

/** What stands between two marks becomes one stretch. */
export function toStretches(parts: readonly Part[]): Stretch[] {
	const stretches: Stretch[] = [];
	let mark: string | undefined;
	let text = '';
	const close = () => {
		if (text !== '') stretches.push(mark === undefined ? { text } : { text, mark });
		text = '';
	};
	for (const part of parts) {
		if (part.type === 'text') {
			text += part.value;
			continue;
		}
		close();
		if (part.type === 'markup-standalone') stretches.push({ text: '', mark: part.name });
		mark = part.type === 'markup-start' ? part.name : undefined;
	}
	close();
	return stretches;
}
