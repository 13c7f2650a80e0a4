import { Marked } from 'marked';

/** A model's card, ready for a prerendered page. */
export interface ModelCard {
	readonly title: string;
	/** Of our own files, made while the app is built. */
	readonly html: string;
}

const cards: Record<string, string> = import.meta.glob('/models/*/README.md', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const TRAINING = 'training';

/** Names of the models that have a card. */
export function modelNames(): string[] {
	return Object.keys(cards).flatMap((path) => {
		const [, , name] = path.split('/');
		return name === undefined || name === TRAINING ? [] : [name];
	});
}

/** Nothing where no model has that name. */
export function readModelCard(name: string): ModelCard | undefined {
	const markdown = cards[`/models/${name}/README.md`];
	if (markdown === undefined || name === TRAINING) return undefined;
	const [first = '', ...rest] = markdown.split('\n');
	return { title: first.replace(/^#\s*/, ''), html: toHtml(rest.join('\n')) };
}

/** Links into the repository lead nowhere on a page, so their words stand alone; wide tables scroll by themselves. */
function toHtml(markdown: string): string {
	const marked = new Marked({
		async: false,
		gfm: true,
		renderer: {
			link({ href, tokens }) {
				const words = this.parser.parseInline(tokens);
				return /^https?:/.test(href) ? `<a href="${href}" rel="external">${words}</a>` : words;
			},
			table(token) {
				const head = token.header.map((cell) => this.tablecell(cell)).join('');
				const rows = token.rows.map(
					(row) => `<tr>${row.map((cell) => this.tablecell(cell)).join('')}</tr>`
				);
				const table = `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
				return `<div class="figures" role="group" tabindex="0" aria-label="${TABLE_LABEL}">${table}</div>`;
			}
		}
	});
	return marked.parse(markdown, { async: false });
}

const TABLE_LABEL = 'Figures';
