/** Sentences every posting has, which say nothing about the person sought. */
const BOILERPLATE: readonly RegExp[] = [
	/\bequal[- ]opportunit|affirmative action|regardless of (?:race|gender|age|sex)|without regard to|reasonable (?:accommodation|adjustment)|protected (?:veteran|characteristic)|discriminat|diverse and inclusive|background (?:check|screening)|e-verify/iu,
	/\b(?:holidays?|annual leave|paid time off|pto|pension|401\(?k\)?|health insurance|dental (?:plan|insurance|cover)|life insurance|free (?:lunch|parking|meals?|coffee|gym)|gym membership|bonus scheme|competitive salary|salary range|stock options?|maternity pay|childcare|cycle to work|flexible hours|remote[- ]first|employee discount|wellness program)\b/iu,
	/\b(?:apply (?:now|today|online|via|by|with)|(?:send|submit|email) (?:your|us|a) (?:cv|r[eé]sum[eé]|application|covering)|closing date|click (?:here|apply)|for (?:further|more) (?:information|details)|informal (?:visit|discussion|chat)|we look forward|application deadline|reference number|requisition id|no agencies|please contact|job ref)\b/iu,
	/\b(?:founded in|established in|headquartered|our (?:mission|vision|values|culture|story|clients include|offices)|market leader|(?:one of the|a) (?:world['’]?s? )?(?:leading|largest|fastest|top)|fortune \d+|award[- ]winning|we (?:are|['’]re) (?:a|an|the|one of|proud|committed|growing|passionate)|we believe|we pride|we value|join (?:us|our)|great place to work)\b/iu,
	/\bis an? (?:[\w-]+ ){0,4}(?:company|consultancy|firm|agency|manufacturer|start-?up|provider|organi[sz]ation|retailer|charity)\b|\bthis (?:job description|list|document) (?:is|does|may)|\bthe (?:employer|company) (?:has|reserves) the right|\bterminate employment|\bduties of the job\b/iu,
	/^\s*(?:location|salary|pay|hours|job type|contract|start date|date|department|reports? to|company|employer|employment type|posted|website|tel|phone|e-?mail|closing)\s*:/iu,
	/https?:\/\/|www\.|@\w+\.\w/iu
];

/** Words by which an unmarked sentence speaks of the person sought or of the work. */
const ASKS =
	/\b(?:experience\w*|experts?|knowledge|skills?|skilled|ability|able to|must|required?|requires|responsib\w+|you will|you['’]ll|you (?:have|are|bring|should|can)|candidates?|applicants?|ideal\w*|seeking|looking for|degree|diploma|qualifi\w+|certifi\w+|licen[cs]ed?|registration|proficien\w+|familiar\w*|understanding|duties|prefer\w+|desirable|minimum|at least|expected to|strong|excellent|proven|track record|fluent|willing\w*|to (?:lead|manage|support|develop|design|provide|ensure|maintain|deliver|work|assist|perform|prepare))\b/iu;

export function isBoilerplate(statement: string): boolean {
	return (
		BOILERPLATE.some((pattern) => pattern.test(statement)) &&
		!/\byears? (?:of )?experience|must have\b/iu.test(statement)
	);
}

export function asksSomething(statement: string): boolean {
	return ASKS.test(statement);
}
