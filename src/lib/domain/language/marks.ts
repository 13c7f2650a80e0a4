import type { LatinLanguage } from './function-words.ts';

/**
 * Letters, and endings of words of five letters and more, that point at a language. English has them in
 * loan words only ("café", "jalapeño"), so a word with a mark weighs less than a function word.
 */
export const LETTER_MARKS: readonly (readonly [RegExp, readonly LatinLanguage[]])[] = [
	[/ß/u, ['de']],
	[/[äü]/u, ['de']],
	[/[ö]/u, ['de', 'sv', 'tr', 'hu']],
	[/[àâêîôûèùœ]/u, ['fr']],
	[/[éç]/u, ['fr', 'pt']],
	[/[ñ¿¡]/u, ['es']],
	[/[áíóú]/u, ['es', 'pt', 'cs', 'hu']],
	[/[ãõ]/u, ['pt', 'vi']],
	[/[ìò]/u, ['it']],
	[/[ąęłśźżćń]/u, ['pl']],
	[/[ğşı]/u, ['tr']],
	[/[å]/u, ['sv', 'da']],
	[/[øæ]/u, ['da']],
	[/[ăîșțţ]/u, ['ro']],
	[/[ěščřžýůťď]/u, ['cs']],
	[/[őű]/u, ['hu']],
	[/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]/u, ['vi']]
];

export const ENDINGS: readonly (readonly [RegExp, readonly LatinLanguage[]])[] = [
	[/(?:ung|ungen|keit|heit|lich|lichen|isch|schaft)$/u, ['de']],
	[/(?:eux|euse|aient|ement|ique|iques|ette)$/u, ['fr']],
	[/(?:ción|ciones|miento|idad|aron|ieron|amos|ados|adas|ando|iendo)$/u, ['es']],
	[/(?:zione|zioni|mente|aggio|evole|ssimo|ssima|anno|ato|ata|ità)$/u, ['it']],
	[/(?:ção|ções|mento|idade|aram|inho|inha|ados|adas|ando|endo)$/u, ['pt']],
	[/(?:lijk|lijke|heid|ingen|tje|isch|ijd|ijke)$/u, ['nl']],
	[/(?:ych|ego|emu|ów|ość|nie|ami|owy|owa|ała|ali)$/u, ['pl']],
	[/(?:lar|ler|dır|dir|yor|ları|leri|ında|inde|maz|mek|mak)$/u, ['tr']],
	[/(?:nya|kan)$/u, ['id']]
];

/** What English words end in, and other languages' seldom do. */
export const ENGLISH_ENDING = /(?:ing|ness|ly|tion|tions|ful|less|able|ed|ight|ough|'s|n't)$/u;
