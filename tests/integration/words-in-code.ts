import type { AST } from 'svelte/compiler';
import ts from 'typescript';

/** Names of keys, formats and programs; the example of an account. `kept whole` is a kind of old jobs. */
const NAMES: readonly string[] = [
	...['Enter', 'Escape', 'Esc', 'Tab', 'Files', 'kept whole'],
	...['JSON Lines', 'Windows-1252', 'Word', 'TextAI Studio', ' · TextAI Studio', 'Ann'],
	...['Firefox', 'Chrome', 'Safari', 'Edge', 'Opera', 'Samsung Internet'],
	...['Android', 'Windows', 'Linux'],
	...['Fact Check Explorer', ' fact check', 'DuckDuckGo', 'Google', 'Bing', 'Wikipedia'],
	'The room was small but spotless, and the owner lent us her own bicycles.',
	'Minutes of the town council, Monday'
];

/** A capitalized word first, or two words of letters only, as class names and selectors are not. */
function reads(text: string): boolean {
	if (/^\p{Lu}\p{Ll}+(?:[ ,:;’'-]|$)/u.test(text.trim())) return true;
	const isSentence = /[.!?…]\s*$/u.test(text) || /^[\p{L} ·,’]+$/u.test(text);
	return isSentence && /\p{L}{2} \p{L}{2}/u.test(text);
}

/** Texts in code that read like words for people; what is thrown is for those who mend the app. */
export function wordsInCode(code: string): string[] {
	const found: string[] = [];
	const walk = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isThrowStatement(node) || ts.isTypeNode(node)) return;
		const isText =
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddle(node) ||
			ts.isTemplateTail(node);
		if (isText && reads(node.text) && !NAMES.includes(node.text)) found.push(node.text.trim());
		ts.forEachChild(node, walk);
	};
	walk(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest));
	return found;
}

/** All code of a component: its scripts, and what stands in braces between its tags. */
export function codeOf({ fragment, instance, module }: AST.Root, source: string): string {
	const pieces: string[] = [];
	const walk = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		if (Array.isArray(value)) {
			value.forEach(walk);
			return;
		}
		const { type, start, end } = { type: '', start: 0, end: 0, ...value };
		if (type === 'ExpressionTag') pieces.push(`(${source.slice(start + 1, end - 1)});`);
		else if (type !== 'Attribute') {
			for (const [key, child] of Object.entries(value)) if (key !== 'metadata') walk(child);
		}
	};
	walk(fragment.nodes);
	for (const script of [instance, module]) {
		const text = script ? source.slice(script.start, script.end) : '';
		pieces.push(text.replace(/^<script[^>]*>|<\/script>$/g, ''));
	}
	return pieces.join('\n');
}
