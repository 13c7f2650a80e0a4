/**
 * Words that head every published list of leaked passwords. With digits and signs around them, in any
 * case, with letters replaced by look-alikes or said twice they stay what is tried first.
 */
const WORDS = `password passwort passw0rd pass passwd motdepasse contrasena senha parola wachtwoord
	welcome willkommen bienvenue letmein admin administrator root user guest test testing tester demo
	login logon access secret master manager system server default changeme change temp temporary
	hello hallo bonjour iloveyou loveyou love lovely iloveu ilovegod iloveme jesus jesuschrist jesus christ
	qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm
	qazwsx qazwsxedc qweasd qweasdzxc qweqwe asdasd zaqwsx poiuyt poiuytrewq lkjhgfdsa mnbvcxz
	monkey dragon tiger eagle falcon panther phoenix dolphin butterfly chicken turtle horses kitten puppy
	sunshine princess princesa prinzessin angel angels diamond flower rainbow cupcake cookie cookies
	chocolate banana pepper ginger cheese peanut strawberry cherry apple orange purple yellow silver golden
	football fussball soccer baseball basketball hockey tennis golfer cricket rugby volleyball softball
	liverpool chelsea arsenal barcelona realmadrid manchester juventus bayern dortmund yankees lakers cowboys
	steelers packers eagles redsox ranger rangers gunner united
	superman batman spiderman ironman hulk joker pokemon pikachu naruto goku dragonball minecraft fortnite
	roblox starwars startrek matrix gandalf hobbit harrypotter hogwarts mickey minnie snoopy garfield
	scooby tinkerbell tweety barbie hellokitty playboy playstation nintendo xbox gamer gaming warcraft
	michael michelle jessica jennifer ashley amanda daniel andrew anthony matthew joshua justin william
	robert thomas charlie george jordan jordan hunter harley taylor hannah nicole sophie samantha
	elizabeth victoria alexander alexandra benjamin christian christopher christine jonathan nathan
	samuel patrick richard steven stephanie melissa rebecca rachel natalie vanessa danielle gabriel
	nicholas sebastian maximilian francesco alessandro valentina fernando carlos
	maggie bailey buster shadow lucky smokey rocky tigger oliver cooper bandit simba sparky max
	summer winter spring autumn sommer herbst monday friday sunday january february march april august
	september october november december weekend holiday christmas
	london paris berlin madrid newyork chicago boston dallas texas florida california america england
	scotland ireland canada germany france brasil india pakistan australia
	google facebook instagram youtube twitter whatsapp linkedin microsoft windows apple samsung android
	iphone internet computer laptop keyboard network wireless database oracle cisco linux ubuntu github
	mustang corvette ferrari porsche mercedes toyota honda yamaha suzuki ducati harleydavidson camaro
	killer hunter warrior soldier ninja samurai pirate wizard legend hacker maverick terminator
	whatever nothing trustno trustnoone fuckyou fuckoff asshole bullshit freedom forever family friends
	friend mother father sister brother mylove baby babygirl babyboy sweetheart sexy beautiful
	blessed success money dollar lottery casino poker billion million business company office
	metallica nirvana slipknot eminem beatles greenday linkinpark blink rockstar guitar music musica
	abc abcd abcde abcdef abcdefg abcdefgh abcdefghi qwe asd zxc aaa xxx one two three
	textai studio textaistudio`;

const COMMON: ReadonlySet<string> = new Set(WORDS.split(/\s+/u));

/** Rows of a keyboard and the alphabets that people walk along. */
const WALKS = [
	'abcdefghijklmnopqrstuvwxyz',
	'01234567890',
	'qwertyuiop',
	'qwertzuiop',
	'azertyuiop',
	'asdfghjkl',
	'zxcvbnm',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm',
	'1q2w3e4r5t6y7u8i9o0p',
	'q1w2e3r4t5y6u7i8o9p0',
	'147258369',
	'789456123',
	'123698745'
];

const LOOKALIKES: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	'!': 'i',
	$: 's'
};

/** Whether a password is among the first thousands that anybody would try. */
export function isCommonPassword(password: string): boolean {
	const lower = password.toLowerCase();
	if (isWalk(lower) || isRepetition(lower)) return true;
	return [lower, withoutLookalikes(lower)].some(
		(text) => isWordAmongFew(text) || isWordAmongFew(withoutLookalikes(trimmed(text)))
	);
}

/** A listed word with nothing but digits and signs around it: at most six of them. */
function isWordAmongFew(text: string): boolean {
	const word = trimmed(text);
	if (text.length - word.length > 6) return false;
	if (COMMON.has(word)) return true;
	const half = word.slice(0, word.length / 2);
	return half + half === word && COMMON.has(half);
}

function trimmed(text: string): string {
	return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function withoutLookalikes(text: string): string {
	return text.replace(/[013457@!$]/gu, (sign) => LOOKALIKES[sign] ?? sign);
}

/** `12345678`, `987654321`, `qwertyui`, also several such pieces: `1234qwer`, `abcd1234`. */
function isWalk(text: string): boolean {
	let rest = text;
	while (rest.length > 0) {
		const step = longestWalk(rest);
		if (step < 3) return false;
		rest = rest.slice(step);
	}
	return true;
}

function longestWalk(text: string): number {
	for (let length = text.length; length >= 3; length--) {
		const piece = text.slice(0, length);
		const back = Array.from(piece).reverse().join('');
		if (WALKS.some((walk) => walk.includes(piece) || walk.includes(back))) return length;
		if (isRepetition(piece) && new Set(piece).size === 1) return length;
	}
	return 0;
}

/** `aaaaaaaa`, `12121212`, `abcabcabc`: at most four characters said again and again. */
function isRepetition(text: string): boolean {
	return /^(.{1,4}?)\1+$/u.test(text) && (text.length >= 6 || new Set(text).size === 1);
}
