/**
 * The Porter stemmer with NLTK's extensions: the variant that the `rouge_score` package stems by
 * (M. F. Porter, "An algorithm for suffix stripping", 1980; nltk/stem/porter.py). Lower-case input.
 */
export function stem(word: string): string {
	const irregular = IRREGULAR.get(word);
	if (irregular !== undefined) return irregular;
	if (word.length <= 2) return word;
	const singular = dropPlural(word);
	const bare = yToI(dropPastOrIng(singular));
	const plain = applyRules(step2(bare), STEP_3, (rest) => measure(rest) > 0);
	return step5(applyRules(plain, STEP_4, isRemovable));
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
	Object.entries({
		sky: 'sky',
		skies: 'sky',
		dying: 'die',
		lying: 'lie',
		tying: 'tie',
		news: 'news',
		innings: 'inning',
		inning: 'inning',
		outings: 'outing',
		outing: 'outing',
		cannings: 'canning',
		canning: 'canning',
		howe: 'howe',
		proceed: 'proceed',
		exceed: 'exceed',
		succeed: 'succeed'
	})
);

type Rule = readonly [suffix: string, replacement: string];

const STEP_2: readonly Rule[] = [
	['ational', 'ate'],
	['tional', 'tion'],
	['enci', 'ence'],
	['anci', 'ance'],
	['izer', 'ize'],
	['bli', 'ble'],
	['alli', 'al'],
	['entli', 'ent'],
	['eli', 'e'],
	['ousli', 'ous'],
	['ization', 'ize'],
	['ation', 'ate'],
	['ator', 'ate'],
	['alism', 'al'],
	['iveness', 'ive'],
	['fulness', 'ful'],
	['ousness', 'ous'],
	['aliti', 'al'],
	['iviti', 'ive'],
	['biliti', 'ble'],
	['fulli', 'ful']
];

const STEP_3: readonly Rule[] = [
	['icate', 'ic'],
	['ative', ''],
	['alize', 'al'],
	['iciti', 'ic'],
	['ical', 'ic'],
	['ful', ''],
	['ness', '']
];

const STEP_4: readonly Rule[] =
	'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
		.split(' ')
		.map((suffix) => [suffix, '']);

/** The first rule whose suffix fits is the only one tried. */
function applyRules(
	word: string,
	rules: readonly Rule[],
	holds: (rest: string, suffix: string) => boolean
): string {
	for (const [suffix, replacement] of rules) {
		if (!word.endsWith(suffix)) continue;
		const rest = word.slice(0, -suffix.length);
		return holds(rest, suffix) ? rest + replacement : word;
	}
	return word;
}

function dropPlural(word: string): string {
	if (word.length === 4 && word.endsWith('ies')) return word.slice(0, -1);
	if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
	return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function dropPastOrIng(word: string): string {
	if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
	if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
	const suffix = ['ed', 'ing'].find(
		(ending) => word.endsWith(ending) && hasVowel(word.slice(0, -ending.length))
	);
	if (suffix === undefined) return word;
	const rest = word.slice(0, -suffix.length);
	if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
	if (endsInDoubleConsonant(rest)) return /[lsz]$/.test(rest) ? rest : rest.slice(0, -1);
	return measure(rest) === 1 && endsConsonantVowelConsonant(rest) ? `${rest}e` : rest;
}

function yToI(word: string): string {
	const rest = word.slice(0, -1);
	const turns = word.endsWith('y') && rest.length > 1 && shapeOf(rest).endsWith('c');
	return turns ? `${rest}i` : word;
}

function step2(word: string): string {
	if (word.endsWith('alli') && measure(word.slice(0, -4)) > 0) return step2(word.slice(0, -2));
	if (word.endsWith('logi')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
	return applyRules(word, STEP_2, (rest) => measure(rest) > 0);
}

function isRemovable(rest: string, suffix: string): boolean {
	return measure(rest) > 1 && (suffix !== 'ion' || /[st]$/.test(rest));
}

function step5(word: string): string {
	const bare = dropFinalE(word);
	return bare.endsWith('ll') && measure(bare.slice(0, -1)) > 1 ? bare.slice(0, -1) : bare;
}

function dropFinalE(word: string): string {
	if (!word.endsWith('e')) return word;
	const rest = word.slice(0, -1);
	const count = measure(rest);
	return count > 1 || (count === 1 && !endsConsonantVowelConsonant(rest)) ? rest : word;
}

/** The word as "c" (consonant) and "v" (vowel); y is a vowel behind a consonant. */
function shapeOf(word: string): string {
	let shape = '';
	for (const letter of word) {
		const isVowel = 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c'));
		shape += isVowel ? 'v' : 'c';
	}
	return shape;
}

/** Porter's m: how often a consonant follows a vowel. */
function measure(word: string): number {
	return shapeOf(word).split('vc').length - 1;
}

function hasVowel(word: string): boolean {
	return shapeOf(word).includes('v');
}

function endsInDoubleConsonant(word: string): boolean {
	return word.length >= 2 && word.at(-1) === word.at(-2) && shapeOf(word).endsWith('c');
}

function endsConsonantVowelConsonant(word: string): boolean {
	const shape = shapeOf(word);
	return (word.length > 2 && shape.endsWith('cvc') && !/[wxy]$/.test(word)) || shape === 'vc';
}
