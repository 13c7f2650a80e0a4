import { Parser } from 'htmlparser2';
import { AROUND, AROUND_ROLES, IGNORED, LINES, PARAGRAPHS } from './html-elements.ts';
import { TextWriter } from './text-writer.ts';

interface HtmlText {
	readonly text: string;
	readonly title?: string;
	/** Navigation, page header or footer were there and are not in the text. */
	readonly hasOmitted: boolean;
}

type Attributes = Readonly<Record<string, string>>;

function isHidden(attributes: Attributes): boolean {
	const style = attributes['style'] ?? '';
	return (
		'hidden' in attributes ||
		attributes['aria-hidden'] === 'true' ||
		/display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style)
	);
}

interface Frame {
	readonly name: string;
	readonly isIgnored: boolean;
	readonly isAround: boolean;
	readonly inArticle: boolean;
	readonly isPre: boolean;
	items: number;
}

const ROOT: Frame = {
	name: '',
	isIgnored: false,
	isAround: false,
	inArticle: false,
	isPre: false,
	items: 0
};

function open(name: string, attributes: Attributes, parent: Frame): Frame {
	const isAround =
		AROUND_ROLES.has(attributes['role'] ?? '') ||
		(AROUND.has(name) && !(name === 'header' && parent.inArticle));
	return {
		name,
		isIgnored: parent.isIgnored || IGNORED.has(name) || isHidden(attributes),
		isAround: parent.isAround || isAround,
		inArticle: parent.inArticle || name === 'article' || name === 'main',
		isPre: parent.isPre || name === 'pre',
		items: 0
	};
}

function listMark(list: Frame): string {
	if (list.name !== 'ol') return '- ';
	list.items += 1;
	return `${list.items}. `;
}

/** Reads all text, or only what is not around the page's own. */
function collect(html: string, keepAround: boolean): HtmlText {
	const writer = new TextWriter();
	const stack: Frame[] = [ROOT];
	let title = '';
	let hasOmitted = false;
	const top = () => stack.at(-1) ?? ROOT;
	const isSkipped = () => top().isIgnored || (top().isAround && !keepAround);
	const separate = (name: string) => {
		if (PARAGRAPHS.has(name)) {
			const isNested = stack.some((one) => one.name === 'li');
			writer.break(isNested ? 1 : 2);
		} else if (LINES.has(name)) writer.break(1);
	};
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				const parent = top();
				stack.push(open(name, attributes, parent));
				if (isSkipped()) return;
				separate(name);
				if (name === 'br') writer.break(1);
				if (name === 'li') writer.startItem(listMark(parent));
				if (name === 'td' || name === 'th') writer.startCell(parent.items++ === 0);
			},
			onclosetag(name) {
				if (!isSkipped()) {
					if (name === 'li') writer.endItem();
					if (name === 'td' || name === 'th') writer.endCell();
					separate(name);
				}
				if (stack.length > 1) stack.pop();
			},
			ontext(text) {
				const isSvg = stack.some((one) => one.name === 'svg');
				if (top().name === 'title' && !isSvg) title += text;
				else if (!isSkipped()) writer.write(text, top().isPre);
				else if (!top().isIgnored && text.trim() !== '') hasOmitted = true;
			}
		},
		{ decodeEntities: true }
	);
	parser.end(html);
	const name = title.replace(/\s+/gu, ' ').trim();
	return { text: writer.toString(), hasOmitted, ...(name ? { title: name } : {}) };
}

/**
 * The main text of a page: without scripts, styles, hidden parts, navigation, page header, footer and
 * side notes. Lists keep their marks and table cells are apart by tabs. A page that has all its text
 * in such parts is read whole.
 */
export function htmlText(html: string): HtmlText {
	const main = collect(html, false);
	return main.text.trim() === '' && main.hasOmitted ? { ...collect(html, true) } : main;
}
