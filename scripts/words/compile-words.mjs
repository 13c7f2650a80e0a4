import { compileProject } from '@inlang/paraglide-js';
import messageFormat from '@inlang/plugin-message-format';
import { loadProjectInMemory, newProject } from '@inlang/sdk';
import { BASE, parametersOf, readAreas, readLocales } from './read-messages.mjs';

/** @typedef {import('./read-messages.mjs').Message} Message */
/** @typedef {import('./read-messages.mjs').Areas} Areas */

/** Names that a compiled module uses itself. */
const TAKEN = ['word', 'registry'];

const HEADER = '// @ts-nocheck\n/* Made from messages/ by scripts/words.mjs. */\n';

/**
 * Paraglide compiles every message to a function. What differs from its own output is who holds them: a module of an area
 * holds the English ones, every other language is one module that is fetched when somebody reads in it. See
 * docs/decisions on words.
 * @returns {Promise<Record<string, string>>} files of `src/lib/paraglide` by name
 */
export async function compileWords() {
	const locales = readLocales();
	const areas = Object.fromEntries(locales.map((locale) => [locale, readAreas(locale)]));
	const compiled = await compile(areas);
	const ids = Object.entries(areas[BASE] ?? {}).flatMap(([area, messages]) =>
		Object.entries(messages).map(([key, message]) => ({ area, key, message, id: toId(area, key) }))
	);
	/** @type {Record<string, string>} */
	const files = {};
	ids.forEach(({ area, key, message, id }, at) => {
		files[`${area}.js`] ??= '';
		files[`${area}.js`] += source(key, message, compiled(id, BASE), at);
	});
	for (const area of Object.keys(files)) files[area] = withImports(files[area] ?? '', '..');
	const others = locales.filter((locale) => locale !== BASE);
	for (const locale of others) {
		const list = ids.map(({ message, id }) => entry(message, compiled(id, locale)));
		const code = `export default [\n${list.join(',\n')}\n];\n`;
		files[`languages/${locale}.js`] = withImports(code, '../..');
	}
	const loads = others.map((locale) => `\t'${locale}': () => import('./languages/${locale}.js')`);
	files['languages.js'] =
		`${HEADER}/** @type {Record<string, () => Promise<{ default: readonly ((inputs: unknown) => unknown)[] }>>} */\n` +
		`export const LANGUAGES = {\n${loads.join(',\n')}\n};\n`;
	return files;
}

/** @param {string} code @param {string} up the way to `src/lib` */
function withImports(code, up) {
	let head = HEADER;
	if (code.includes('word(')) head += `import { word } from '${up}/words/language.svelte.ts';\n`;
	if (code.includes('registry.')) head += `import * as registry from '${up}/words/registry.ts';\n`;
	return `${head}\n${code}`;
}

/** @param {string} area @param {string} key */
const toId = (area, key) => `${area.replaceAll('-', '_')}__${key}`;

/**
 * @param {Record<string, Areas>} areas by locale
 * @returns {Promise<(id: string, locale: string) => string | undefined>} the compiled function, as source
 */
async function compile(areas) {
	const settings = { baseLocale: BASE, locales: Object.keys(areas) };
	const project = await loadProjectInMemory({
		blob: await newProject({ settings }),
		providePlugins: [messageFormat]
	});
	try {
		await project.importFiles({
			pluginKey: messageFormat.key,
			files: Object.entries(areas).map(([locale, its]) => ({ locale, content: encode(its) }))
		});
		const output = await compileProject({
			project,
			compilerOptions: { outputStructure: 'message-modules' }
		});
		return (id, locale) => {
			const code = output[`messages/${id}.js`] ?? '';
			const found = new RegExp(
				`^const ${locale.toLowerCase().replace('-', '_')}_${id} = ([^]*?);?\\n\\n(?=const |/\\*\\*)`,
				'm'
			).exec(code);
			// A language without this message has a reference to another in its place.
			return found?.[1]?.includes('=> ')
				? found[1].replace(/\/\*\* @type .*?\*\/ /g, '')
				: undefined;
		};
	} finally {
		await project.close();
	}
}

/** @param {Areas} areas */
function encode(areas) {
	const flat = Object.entries(areas).flatMap(([area, messages]) =>
		Object.entries(messages).map(([key, message]) => [toId(area, key), expand(message)])
	);
	return new TextEncoder().encode(JSON.stringify(Object.fromEntries(flat)));
}

/**
 * Plurals in the long form of inlang's message format; `{count}` is written as the language writes numbers.
 * @param {Message} message
 */
function expand(message) {
	if (typeof message === 'string') return message;
	const inputs = parametersOf(message).filter((name) => !name.startsWith('#'));
	const texts = Object.entries(message).map(([category, text]) => [
		`plural=${category}`,
		text.replaceAll('{count}', '{shown}')
	]);
	return [
		{
			declarations: [
				...inputs.map((name) => `input ${name}`),
				'local plural = count: plural',
				'local shown = count: number'
			],
			selectors: ['plural'],
			match: Object.fromEntries(texts)
		}
	];
}

/** @param {Message} message */
const isRich = (message) => parametersOf(message).some((name) => name.startsWith('#'));

/**
 * @param {string} key @param {Message} message @param {string | undefined} code @param {number} at
 * @returns {string} the exported function of a base message
 */
function source(key, message, code, at) {
	if (code === undefined) throw new Error(`Paraglide made nothing of the message "${key}".`);
	if (TAKEN.includes(key))
		throw new Error(`"${key}" cannot be the key of a message: choose another.`);
	const inputs = parametersOf(message).filter((name) => !name.startsWith('#'));
	const fields = inputs.map(
		(name) =>
			`${name}: ${name === 'count' && typeof message !== 'string' ? 'number' : 'string | number'}`
	);
	const result = isRich(message) ? "import('../words/parts.ts').Part[]" : 'string';
	const type = `/** @type {(${fields.length === 0 ? '' : `inputs: { ${fields.join(', ')} }`}) => ${result}} */`;
	const i = fields.length === 0 ? '' : 'i';
	const made = isRich(message) ? partsOf(code) : code;
	const plain = /^\(i?\) => \{\s*return \(([^]*)\)\s*\}$/.exec(made);
	const body = plain?.[1] ?? `(${made})(i)`;
	return `${type}\nexport const ${key} = (${i}) => word(${[at, ...fields.slice(0, 1).map(() => i)].join(', ')}) ?? ${body};\n`;
}

/** @param {Message} message @param {string | undefined} code */
function entry(message, code) {
	if (code === undefined) return 'undefined';
	return isRich(message) ? partsOf(code) : code;
}

/** Of a message with markup only the form with its parts is used. @param {string} code @returns {string} its function */
function partsOf(code) {
	const parts = /parts: \(((?:\(i?\)) => \{[^]*\})\)\s*\}\s*\)\s*\)$/.exec(code)?.[1];
	if (parts === undefined) throw new Error(`Paraglide compiles markup in another way now: ${code}`);
	return parts.replaceAll(', options: {}, attributes: {}', '');
}
