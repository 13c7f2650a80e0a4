/**
 * Function words, and words of every posting and résumé whatever the trade, plural s taken off as
 * the tokenizer does.
 */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
	`
a ability able about above according account accurate achieve achievement across action active
activity actual add additional address advance advanced advice agreement aim aligned all also
alway amount an and annual answer any applicant application apply approach appropriate april are
area around arrange as aspect assign assist assistance associated assure at attend attention
attitude august available award aware awareness bachelor background base based basi basic be
become been begin behaviour being benefit best better big bonu both bring build building
business by call can candidate capability capable care career carry case cause center central
centre certificate certification certified challenge challenging change check choose city clear
client close closely collaborate collaboration colleague college combine come commercial commit
commitment committed common communicate communication community company competitive complete
completion complex comply concept condition conduct confidence confident consider consistent
contact content context continue continuou contract contribute contribution control coordinate
coordination core corporate correct cost country cover create creative critical cross culture
current currently customer daily date day deadline deal december decision dedicated deep define
degree delhi deliver delivery demand demonstrate department depend description desirable desire
desired detail detailed determine develop developed developing development difference different
direct direction director discuss discussion district diverse diversity division do document
documentation doe drive due duration during duty dynamic each early ease easy edge education
effective effectively efficiency efficient effort email employ employee employer employment
enable encourage energetic energy engage engagement english enhance ensure ensuring enterprise
enthusiasm enthusiastic entire entry environment equal equivalent especially essential establish
etc evaluate evaluation event every excellence excellent exciting execute execution executive
exist existing expand expect expected experience experienced expert expertise explain explore
exposure external extra eye face facilitate facility familiar family fast february feedback feel
field file final find firm first fit fix flexibility flexible focu follow following for form
forward free fresh friendly from full function functional fundamental further future gain gap
general get give global goal good great group grow growing growth guidance guide had hand handle
handling hard has have he head help high highly hire hold home hour how i idea ideal ideally
identify if impact implement implementation implemented important improve improved improvement
in include included including increase india individual industry influence inform information
initiative innovative input inside institute instruction insure integrate integrity interest
interested interface internal international internship interpersonal interview into introduce
involve involved involvement is issue it item its january job join july june keen keep key kind
know knowledge known large last late later latest lead leader leadership leading learn learning
least level liaise life limited line link list live local location long look looking lot love
low main maintain maintained maintaining maintenance major make making manage managed management
manager managing manner many march market master material matter maximum may me measure medium
meet meeting member method minimum miss mission mode model modern monitor monitoring month
monthly more motivate motivated move much multiple mumbai must my name national nature necessary
need needed new next nice no not note november number objective obtain october of offer office
often on ongoing online open operate operation operational opportunity optimal or order
organisation organise organization organizational organize organized oriented other our outcome
output outside outstanding over overall oversee own paid part participate participated
particular partner party passion passionate past pay people per perform performance performed
period permanent person personal personality phone place plan planning play please plu point
policy position positive possess possible post potential practical practice prefer preferable
preferably preferred preparation prepare prepared present presentation previou primary principle
prior priority proactive problem procedure process produce product production professional
proficiency proficient profile program programme progress project promote proper proven provide
provided providing public pune purpose pursue qualification qualified quality question quick
quickly range read ready real reason receive recent recommend record reduce reference regard
regular regulation related relation relationship relevant reliable report reporting represent
request require required requirement research resolution resolve resource respect respond
response responsibility responsible result resume review reward right risk role round rule run
running safe salary satisfaction scale schedule school science scope search section sector
secure seek select self send senior sense september serve service session set several shape
share she shift shop short should show side sign significant similar simple single site
situation size skill skilled small smart so social society software solid solution solve solving
sound source speak special specialist specific specification specify staff stage stakeholder
standard start state statu stay step strategic strategy strength strong structure structured
student study style subject submit success successful successfully such suit suitable summary
supervise supervision supervisor support supported supporting sure system take talent target
task team teamwork technical technique technology term test than that the their they thi time
timely title to today together tool top topic total track tracking train trained training travel
trust type under understand understanding unique unit university update us usage use used user
using valid value variety variou vendor verbal version via view visit volunteer want was way we
week weekly welcome well were what when where which who why wide will willing willingness win
with within word work worked worker working workplace workshop world write writing written year
yes you young your
`
		.trim()
		.split(/\s+/u)
);
