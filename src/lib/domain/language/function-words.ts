/**
 * The commonest function words of European languages in Latin script, written down for this
 * detector. They make up a third to a half of running text and hardly ever stand in an English one,
 * so a few of them are better evidence about short texts than letter statistics, which take names,
 * slang and lists of skills for other languages.
 */
const LISTS = {
	en: `the of and to a in is that it was for on are as with his they be at one have this from or had by
		but some what there we can out other were all your when up use how said an each she which do
		their time if will way about many then them would write like so these her long make thing see him
		two has look more day could go come did my sound no most number who over know water than call first
		people may down side been now find any new work part take get place made live where after back only
		me our under you i he its not don't doesn't isn't didn't can't won't wasn't it's i'm very too just
		into never ever even also much such own same why because before while during between through against
		really good bad best worst great love hate movie film well still off again ok okay lol omg thanks
		thank please us am does here every both few should must being having doing nor yet though although
		without within around upon little less least nothing everything something anything want need think
		feel got gets u ur im dont cant yes hi hello not one's he's she's that's there's i've you're they're
		skills experience team service flight phone product play works quality price years die man art`,
	de: `der die das und ist nicht ich du er sie es wir ihr ein eine einen einem einer eines zu zum zur mit
		auf für von vom im dem den des als auch aber oder wenn wie was wer wo warum bei beim nach aus über
		unter vor zwischen durch gegen ohne um war waren wird werden wurde wurden hat haben hatte hatten sein
		sind bin bist kann können muss müssen soll sollte will wollen darf mag noch nur schon sehr so dass
		weil doch mal hier dort dann jetzt immer nie mehr viel alle alles kein keine keinen keiner mein meine
		meiner dein deine seine ihre ihren unser unsere euch uns mir mich dir dich ihm ihn ihnen sich diese
		dieser dieses diesem diesen jede jeder jedes man etwas nichts gut gar wieder ganz bis seit leider
		am zwei drei heute gestern morgen bitte danke habe möchte wäre würde ab ob egal ja nein jedoch bereits`,
	fr: `le la les un une des du de et est pas je tu il elle nous vous ils elles ce cet cette ces que qui quoi
		dans en au aux sur sous avec sans pour par plus moins très mais ou où donc car ni ne se sa son ses mon
		ma mes ton ta tes notre nos votre vos leur leurs y a été était étaient sont suis es sommes êtes ont ai
		as avons avez avait avaient sera être avoir fait faire peut peux peuvent doit faut veut veux tout tous
		toute toutes comme aussi bien encore déjà jamais toujours rien quand comment pourquoi si même autre
		autres entre depuis pendant chez vers lors ainsi alors là ici ça cela celui celle ceux moi toi lui eux
		me te on oui non merci bonjour trop peu beaucoup deux trois hier soir sais quel quelle après avant cause
		c'est j'ai d'un d'une qu'il qu'elle n'est n'a s'est jour dont afin selon`,
	es: `el la los las un una unos unas de del al y e o u que qué en es no se por para con sin su sus lo le les
		mi mis tu tus me te nos os yo tú él ella ellos ellas nosotros usted ustedes esto esta este estos estas
		ese esa eso aquel pero porque como cómo cuando cuándo donde dónde si sí ya muy más menos también
		tampoco nunca siempre todo toda todos todas nada nadie algo alguien otro otra otros otras entre desde
		hasta sobre contra según durante fue era eran fueron ser estar está están estoy son soy eres somos
		hay ha han he hemos había tiene tienen tengo tener hacer hace puede pueden puedo quiere quiero voy va
		van solo sólo bien mal mucho mucha muchos muchas poco tan tanto así ahora hoy ayer mañana gracias
		hola dos tres años cada mismo misma sido sigue siguen buscamos día qué quien`,
	it: `il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal
		dalla in nel nello nella nei nelle su sul sulla con per tra fra e ed o che chi cui non si se ma come
		quando dove perché è era erano sono sei siamo siete ho hai ha abbiamo avete hanno aveva essere avere
		fare fatto stato stata questo questa questi queste quello quella quelli mio mia tuo suo sua suoi loro
		nostro vostro io tu lui lei noi voi mi ti ci vi ne anche ancora già mai sempre molto molti molte poco
		più meno tutto tutti tutta tutte niente nulla qualcosa così solo però quindi anzi dopo prima senza
		sotto sopra può possono deve devo voglio vuole so cosa proprio bene male oggi ieri grazie ciao due
		dell'anno c'è l'ho un'altra dell all nell sull quest d l restano ogni alcuni dura suo fa va sta`,
	pt: `o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas
		para com sem e ou que quem se não sim mas como quando onde porque é era eram foi foram ser estar está
		estão estou são sou somos há tem têm tenho ter tinha fazer faz faço pode podem posso quer quero vou
		vai vão eu tu ele ela nós vocês você eles elas meu minha meus minhas teu tua seu sua seus suas nosso
		isto isso este esta esse essa aquele aquela muito muita muitos muitas pouco mais menos também já
		nunca sempre tudo todo toda todos todas nada ninguém algo outro outra outros outras entre desde até
		sobre contra durante só bem mal agora hoje ontem amanhã obrigado obrigada olá dois duas três então
		ainda assim cada mesmo ideia apenas causa depois antes pra né lá aqui num numa dela dele`,
	nl: `de het een en van ik je jij u hij zij ze we wij jullie zijn is was waren ben bent niet geen maar of
		als dat die dit deze wat wie waar hoe waarom wanneer in op aan met voor bij naar uit over onder tegen
		door om te tot tussen zonder er hier daar ook nog al wel dan toen nu altijd nooit heel erg zeer veel
		weinig meer minder alle alles iets niets iemand niemand mijn jouw zijn haar ons onze hun mij me hem
		hen zich heb hebt heeft hebben had hadden word wordt worden werd kan kunnen moet moeten wil willen
		zal zullen zou gaat gaan ga doen doe maken zo zoals omdat echt goed slecht vandaag gisteren morgen
		dank bedankt hallo twee drie jaar elke andere zelf blijft blijven mee helaas toch want nou gewoon`,
	pl: `i w z na do nie że się to jest są był była było były być a o od po za dla przez przy pod nad przed
		jak co kto gdzie kiedy dlaczego czy ale lub albo więc bo gdy jeśli żeby ja ty on ona ono my wy oni one
		mnie mi cię ci go jej jego ich nam nas wam was im mój moja moje moją twój swój swoją ten ta te tego
		tej tym tych tam tu tutaj teraz już jeszcze zawsze nigdy bardzo tylko też także wszystko wszyscy nic
		nikt coś ktoś każdy inny inne mam masz ma mamy mają mieć może mogą można chce chcę trzeba tak
		dziś dzisiaj wczoraj jutro dobrze źle dziękuję proszę dwa dwie trzy lat roku ze we który która które
		wiele nadal podczas między oraz ani choć ani pojęcia chodzi`,
	tr: `ve bir bu şu o da de mi mı mu mü ne için ile gibi kadar daha çok az en ama fakat veya ya hem ki
		değil var yok evet hayır ben sen biz siz onlar bana sana ona bize size bizim benim senin onun
		beni seni onu bunu şunu her hiç bazı bütün tüm şey kim nasıl neden niye nerede zaman sonra önce
		şimdi bugün dün yarın hep asla sadece bile artık hâlâ iyi kötü olan olarak oldu olur olmak olduğu
		etti eder etmek edildi yapmak yaptı istiyor istiyorum gerek lazım iki üç yıl gün teşekkürler lütfen
		merhaba çünkü eğer tarafından arasında üzerinde göre karşı rağmen birlikte birçok nedeniyle akşam`,
	sv: `och det att i en ett jag du han hon vi ni de den som på är av för med till inte om har hade var
		vara blev bli kan kunde ska skulle vill måste men eller när där här hur vad vem varför också bara
		mycket mer alla allt något ingen inget min mitt din sin sitt vår deras mig dig oss från efter under
		över vid utan mellan så nu då aldrig alltid igår idag tack hej två år`,
	da: `og det at i en et jeg du han hun vi de den som på er af for med til ikke om har havde var være blev
		blive kan kunne skal skulle vil må men eller når hvor hvordan hvad hvem hvorfor også bare meget mere
		alle alt noget ingen min mit din sin vores deres mig dig os fra efter under over ved uden mellem så nu
		aldrig altid tak hej to år jeg'`,
	ro: `și în la cu de pe un o din nu este sunt era eram fost fi că să ce cine unde când cum dar sau dacă
		eu tu el ea noi voi ei ele mă te se ne vă îl îi le lor lui meu mea tău său sa pentru prin după fără
		între foarte mai mult toate tot nimic acest această aceasta asta care are am ai au avea poate vreau
		ieri azi doar încă numai bine mulțumesc doi ani`,
	cs: `a v ve na je se že to s z do o k i ale za pro jak co by si jsem jsi jsme jsou byl byla bylo byli být
		není nebo když který která které kde kdy proč tak jen už ještě také velmi všechno nic někdo něco můj
		moje tvůj jeho její jejich nás vás mě mi ti mu ho po od při pod nad před bez mezi dnes včera vždy
		nikdy dobře děkuji dva roky může musí chci mám má máme soubor možné nelze`,
	hu: `a az és hogy nem is egy ez meg van volt lesz lenne de ha csak már még mint vagy mi ki én te ő mi ti
		ők nekem neked neki engem téged minden semmi valami nagyon jó rossz itt ott most mindig soha mert
		azért amikor ahol aki ami után előtt között nélkül kell lehet tud akar köszönöm két év`,
	id: `yang dan di ke dari ini itu untuk dengan tidak adalah pada saya kamu anda kami kita mereka dia akan
		sudah belum bisa ada juga atau tetapi tapi karena jika seperti oleh dalam sangat lebih banyak semua
		apa siapa kapan bagaimana mengapa hanya lagi kalau aku nya terima kasih dua tahun para telah`,
	vi: `và của là không có được cho với trong một các những người này đó tôi bạn anh chị em nó họ chúng ta
		đã đang sẽ rất cũng nhưng vì nếu khi từ đến ở trên dưới nào gì sao thì mà như về ra vào lại chỉ còn`
} as const;

export type LatinLanguage = keyof typeof LISTS;

export const LATIN_LANGUAGES: readonly LatinLanguage[] = Object.freeze([
	'en',
	'de',
	'fr',
	'es',
	'it',
	'pt',
	'nl',
	'pl',
	'tr',
	'sv',
	'da',
	'ro',
	'cs',
	'hu',
	'id',
	'vi'
]);

/** Lower-cased function words (and, for English, common content words) by language. */
export const FUNCTION_WORDS: ReadonlyMap<LatinLanguage, ReadonlySet<string>> = new Map(
	LATIN_LANGUAGES.map((code) => [code, new Set(LISTS[code].split(/\s+/))])
);

/** Words of other languages' lists that English writes too: they are weak evidence for either. */
export const ENGLISH_TOO: ReadonlySet<string> = new Set(
	`die war bin den sin son man hat van rot gut wo mal bald fast kind arm wind ring gift rat plus
		main nous table grand fort sale cent dire court come dove cane more male era ha men met dan
		kan si tout sans os o ma pan ten bar et al la le el los las de un une du des en pour mi del vs
		sur tu tan bile hem ton mon fan mel pod hit lay te ne`.split(/\s+/)
);
