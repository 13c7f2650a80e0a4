/** Written for this app: an article, a report and the minutes of a meeting. */
export const SAMPLES = [
	{
		title: 'News: a river comes back',
		text: `The town of Hallowby will take its river out of the pipe in which it has run since 1961, after the council voted on Tuesday by fourteen to five to spend 8.4 million pounds on the largest project in its history. Work on the first section, between the bus station and the old tannery, is to begin in March and to last nineteen months.

The Hallow was covered over because it smelled. In the fifties two dye works and a slaughterhouse emptied into it, and when a child fell in and died, the town demanded that it disappear. Engineers laid it in a concrete pipe 2.3 metres wide, and a car park with 410 spaces was built on top. Many people who live in the town today have never seen the river that it is named after.

What changed the council’s mind was water, and too much of it. The pipe was built for the rain of its time, and three times in the last nine years it could not carry what came down from the hills. The flood of November 2022 filled 230 cellars and closed the main street for eleven weeks. Insurers paid 17 million pounds, and some shops have not found cover since.

An open river with wide banks can hold about four times as much water as the pipe, according to a study by the regional water authority that the council published in the spring. The study compared five options, among them a second pipe, which would have cost 6.1 million pounds and left the car park where it is. It recommended the open river, because the second pipe would reach its limit again by about 2050.

“We could have buried the problem a second time,” said Ruth Adeyemi, who leads the council. “I would rather that my grandchildren fish in it.”

Not everyone agrees. The Hallowby Traders’ Association, which speaks for 160 shops, fears for its customers when the car park goes. Its chair, Colin Marsh, called the decision reckless and said that members expected to lose a fifth of their sales during the works. The council will open 250 new spaces behind the station before the digging starts, and has promised to waive rents in its own buildings on the street for as long as the work lasts.

Biologists are hopeful. Upstream of the town, where the Hallow has always been open, they count brown trout, bullheads and dippers, but none of them cross the dark half mile of the pipe. Dr Nasreen Holt of the University of Lowmoor expects trout to reach the lower river within two summers of its opening. She warns that the mud below the car park still holds heavy metals from the dye works and must be taken away with care.

The government pays 5 million pounds from its flood fund, on the condition that the first section is finished before the end of next year. The council has to find the rest, and will borrow it over thirty years. A second section, past the school and the allotments, depends on whether the first one keeps its budget.

Residents can see the plans in the library until the end of the month.`
	},
	{
		title: 'Report: shorter shifts in a bakery',
		text: `Summary of a six-month trial of shorter night shifts at four bakeries of the Greenhalgh cooperative, January to June.

Background. Night work in our bakeries used to last nine hours, from nine in the evening to six in the morning. Sick leave among night staff had risen for three years in a row and stood at 8.1 per cent, against 3.9 per cent among day staff. Eleven of 64 bakers left in the year before the trial, most of them for work by day. Training a new baker costs us about 7,000 pounds and takes five months.

What we did. Two bakeries, Marsh Street and Quay Road, moved to shifts of six and a half hours at full pay. Two others, Oldfield and Station Parade, kept the old hours and served for comparison. The bakeries were matched by size and sales, but the staff could not be assigned by lot, so that differences between the teams cannot be ruled out. To keep up production, the two bakeries prepared doughs with a longer cold rest in the afternoon and bought one additional oven each.

Results. Sick leave in the two bakeries with short shifts fell from 8.3 to 4.6 per cent; in the two others it stayed at 8.0 per cent. Nobody left the short shifts during the trial, and three people left the long ones. Bread sold per hour of work rose by 12 per cent, mainly because the cold rest took work out of the night. Waste fell slightly, by half a point, which may be chance. Complaints from customers did not change.

Costs. Wages per loaf rose by 4 per cent in the first two months and were 1 per cent below the old level at the end. The ovens cost 38,000 pounds together. If sick leave and turnover stay where they are, the ovens are paid for after about fourteen months.

What staff told us. We spoke with all 31 bakers of the two bakeries. Twenty-six sleep better, four notice no difference and one sleeps worse, because the bus no longer fits. Several said that the last two hours of the old shift were the ones in which accidents happened. Minor injuries fell from nine to three, a number too small to prove anything.

Limits. Six months are short, and they did not include Christmas. Both teams knew that they were being watched. Quay Road also got a new manager in March, which may explain part of its success.

Recommendation. We recommend moving Oldfield and Station Parade to the short shift in September, buying two more ovens, and looking at sick leave and wages per loaf again after a year that includes Christmas. Before the change, the bus company should be asked for a later connection.`
	},
	{
		title: 'Meeting: the allotment society',
		text: `Minutes of the general meeting of the Furzedown Allotment Society, held in the village hall on 14 May. Present: 37 members. Chair: Olu Bright. Minutes: Hanne Vester.

1. Water. Olu reported that the bill for last year was 2,140 pounds, twice that of the year before. A leak below plot 19 was found in February and repaired. Members discussed meters for each plot, which would cost about 90 pounds a plot. Piet said that meters reward those who live near and can water in the evening. It was agreed to try rain barrels first: the society pays half of the price of up to two barrels a plot, 1,500 pounds in all, and will look at the bill again in October.

2. Waiting list. There are 58 people on the list and the wait is now five years. Four plots have not been worked since last summer. Hanne will write to their tenants by the end of May, offer help, and ask for an answer within four weeks. Plots given up will be divided into halves, so that eight people can start instead of four. This was carried with 29 votes to 6.

3. Bees. Marguerite asked to keep two hives in the orchard. Two members are allergic to stings and were worried. The meeting agreed to one trial year, with the hives behind the hedge, a sign at the gate and a first-aid kit in the shed. Marguerite shows her insurance to the committee before the bees arrive.

4. Bonfires. After complaints from Lark Lane, fires are now allowed in November only, and never when the wind comes from the west. Green waste can be brought to the shredder, which Tomasz operates on the first Saturday of each month.

5. Money. The treasurer, Idris, presented the accounts: income 9,870 pounds, spending 8,420 pounds, reserves 6,300 pounds. They were accepted without votes against. Rents stay the same this year. Idris steps down in autumn after twelve years, and the meeting thanked him at length. A successor is still being looked for.

6. Any other business. The seed swap takes place on 8 June. The lock on the north gate will be changed, and new keys can be fetched from Olu. The next meeting is on 9 October at half past seven.`
	}
] as const;
