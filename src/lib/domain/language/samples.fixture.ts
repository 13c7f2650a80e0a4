/** Sentences of five words and more, written for the tests: news, reviews, chat and applications. */
export const FOREIGN_SAMPLES: Readonly<Record<string, readonly string[]>> = {
	de: [
		'Das Essen war leider kalt und der Kellner unfreundlich.',
		'Ich habe den Film gestern mit meiner Schwester gesehen.',
		'Die Regierung will den Haushalt im Herbst neu verhandeln.',
		'Wir suchen eine erfahrene Pflegekraft für unsere Station.',
		'keine ahnung was das soll aber egal',
		'Der Akku hält nur zwei Stunden, schade.',
		'Mehrere Straßen bleiben wegen Hochwasser gesperrt.'
	],
	fr: [
		'Le repas était froid et le serveur peu aimable.',
		"J'ai regardé ce film hier soir avec ma sœur.",
		'Le gouvernement veut revoir son budget à la rentrée.',
		'Nous recherchons une infirmière pour notre service de nuit.',
		'franchement je sais pas quoi dire là',
		'La batterie ne tient que deux heures, dommage.',
		'Plusieurs routes restent fermées à cause des inondations.'
	],
	es: [
		'La comida llegó fría y el camarero fue antipático.',
		'Ayer vi la película con mi hermana mayor.',
		'El gobierno quiere revisar el presupuesto en otoño.',
		'Buscamos una enfermera con experiencia para el turno de noche.',
		'no tengo ni idea de que hablas',
		'La batería solo dura dos horas, qué pena.',
		'Varias carreteras siguen cortadas por las inundaciones.'
	],
	it: [
		'Il cibo era freddo e il cameriere scortese.',
		'Ieri ho visto il film con mia sorella.',
		'Il governo vuole rivedere il bilancio in autunno.',
		'Cerchiamo un infermiere esperto per il turno di notte.',
		'non so proprio cosa dire su questo',
		'La batteria dura solo due ore, peccato.',
		'Molte strade restano chiuse per le inondazioni.'
	],
	pt: [
		'A comida estava fria e o garçom foi grosseiro.',
		'Ontem vi o filme com a minha irmã.',
		'O governo quer rever o orçamento no outono.',
		'Procuramos uma enfermeira com experiência para o turno da noite.',
		'não faço ideia do que você está falando',
		'A bateria dura apenas duas horas, que pena.',
		'Várias estradas continuam fechadas por causa das cheias.'
	],
	nl: [
		'Het eten was koud en de ober onvriendelijk.',
		'Gisteren heb ik de film met mijn zus gezien.',
		'De regering wil de begroting in het najaar herzien.',
		'Wij zoeken een ervaren verpleegkundige voor de nachtdienst.',
		'ik heb echt geen idee wat dit is',
		'De batterij gaat maar twee uur mee, jammer.',
		'Verschillende wegen blijven afgesloten door het hoge water.'
	],
	pl: [
		'Jedzenie było zimne, a kelner niemiły.',
		'Wczoraj obejrzałem ten film z moją siostrą.',
		'Rząd chce jesienią zmienić budżet państwa.',
		'Szukamy doświadczonej pielęgniarki na nocną zmianę.',
		'nie mam pojęcia o co ci chodzi',
		'Bateria trzyma tylko dwie godziny, szkoda.',
		'Wiele dróg nadal jest zamkniętych z powodu powodzi.'
	],
	tr: [
		'Yemek soğuktu ve garson çok kabaydı.',
		'Dün akşam filmi kız kardeşimle birlikte izledim.',
		'Hükümet sonbaharda bütçeyi yeniden görüşmek istiyor.',
		'Gece vardiyası için deneyimli bir hemşire arıyoruz.',
		'ne demek istediğini hiç anlamadım ya',
		'Pil sadece iki saat dayanıyor, çok yazık.',
		'Sel nedeniyle birçok yol hâlâ kapalı durumda.'
	],
	ru: [
		'Еда была холодной, а официант невежливым.',
		'Вчера я посмотрел фильм вместе с сестрой.',
		'Правительство хочет пересмотреть бюджет этой осенью.',
		'Мы ищем опытную медсестру в ночную смену.',
		'вообще не понимаю о чём ты',
		'Батарея держит всего два часа, жаль.'
	],
	ar: [
		'كان الطعام باردا والنادل غير لطيف.',
		'شاهدت الفيلم أمس مع أختي الكبرى.',
		'تريد الحكومة مراجعة الميزانية في الخريف.',
		'نبحث عن ممرضة ذات خبرة للعمل الليلي.',
		'لا أعرف ماذا أقول عن هذا الموضوع',
		'البطارية تدوم ساعتين فقط للأسف الشديد.'
	],
	zh: [
		'饭菜是冷的,服务员的态度也很差。',
		'我昨天和姐姐一起看了这部电影。',
		'政府希望在秋天重新讨论预算。',
		'我们正在招聘有经验的夜班护士。',
		'我真的不知道你在说什么',
		'电池只能用两个小时,太可惜了。'
	],
	ja: [
		'料理は冷たくて、店員も無愛想でした。',
		'昨日、姉と一緒にその映画を見ました。',
		'政府は秋に予算を見直したいと考えている。',
		'夜勤のできる経験豊富な看護師を募集しています。',
		'何を言っているのか全然わからない',
		'バッテリーが二時間しか持たないのは残念です。'
	],
	hi: [
		'खाना ठंडा था और बैरा बदतमीज़ था।',
		'कल मैंने अपनी बहन के साथ यह फ़िल्म देखी।',
		'सरकार शरद ऋतु में बजट पर फिर विचार करना चाहती है।',
		'हमें रात की पाली के लिए अनुभवी नर्स चाहिए।',
		'मुझे नहीं पता तुम क्या कह रहे हो',
		'बैटरी सिर्फ़ दो घंटे चलती है, बहुत दुख हुआ।'
	]
};

/** English that profile-based detectors get wrong: slang, names, lists of skills, headlines. */
export const ENGLISH_SAMPLES: readonly string[] = [
	'lol that was sick',
	'meh',
	'loved it',
	'so so good',
	'not my cup of tea',
	'omg totally worth it tbh',
	'Great!',
	'no thanks',
	'Battery died. Again.',
	'Tom Hanks is superb',
	'Maria Gonzalez, Paris, 2019',
	'Leonardo DiCaprio in Rio de Janeiro',
	'Java, Kotlin, Docker, Kubernetes, PostgreSQL, CI/CD',
	'Skills: C++, C#, .NET, Node.js, React, SQL',
	'Registered nurse, ICU, triage, BLS, ACLS',
	'Macron meets Scholz in Berlin over pension plan',
	'@user delayed 3hrs at LGA smh',
	'best fries in town!!!',
	'a dud',
	'utterly inept direction',
	'wanna go gym tmrw?',
	'El Niño returns, scientists warn',
	'The café on the corner serves a fine crème brûlée.',
	'An die-hard fan of jalapeño chili',
	'Dr. Müller signed the report on Monday.',
	'Quick, funny, moving.',
	'Experienced barista, latte art, POS, inventory',
	'IT support, Active Directory, Azure, Cisco, ITIL'
];

/** Nothing in them that an English model knows as a word. */
export const WORDLESS_SAMPLES: readonly string[] = [
	'12345 67890',
	'3.14 2.71 1.41',
	'!!! ??? ...',
	'🎉🎉🎉',
	'asdkjh qwlekj zxmcnb',
	'xkcd qwrtz bnmvc plkjh',
	'1 2 3 4 5 6 7 8 9 10',
	'---- ==== ----'
];
