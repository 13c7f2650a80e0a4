import { Parser } from 'htmlparser2';

/** What is needed of the answers of a storage: elements, their texts, no attributes. */
export class XmlElement {
	readonly children: XmlElement[] = [];
	content = '';

	constructor(readonly name: string) {}

	child(name: string): XmlElement | undefined {
		return this.children.find((child) => child.name === name);
	}

	all(name: string): readonly XmlElement[] {
		return this.children.filter((child) => child.name === name);
	}

	/** Empty where there is no such element. */
	text(name: string): string {
		return this.child(name)?.content ?? '';
	}
}

/** @returns an element without a name that holds what is in the document */
export function readXml(text: string): XmlElement {
	const root = new XmlElement('');
	const path = [root];
	const parser = new Parser(
		{
			onopentag(name) {
				const element = new XmlElement(name);
				path.at(-1)?.children.push(element);
				path.push(element);
			},
			ontext(part) {
				const element = path.at(-1);
				if (element) element.content += part;
			},
			onclosetag: () => path.pop()
		},
		{ xmlMode: true }
	);
	parser.end(text);
	return root;
}
