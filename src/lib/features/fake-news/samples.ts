import { LONG_SAMPLE } from './long-sample.ts';

/** Written for this app; people, places and figures are invented. */
export const SAMPLES = [
	{
		title: 'A local report',
		text: 'The city council of Marlow Bay voted 7 to 2 on Tuesday to close the harbour bridge to lorries from 1 March. An inspection in November had found cracks in two of its eleven girders, according to a report by the state roads department. “Cars and buses are not affected,” said Helen Strand, the city’s chief engineer. Repairs are expected to cost 3.1 million dollars and to take eight months. The two members who voted against said that the detour adds 24 kilometres for deliveries to the port.'
	},
	{
		title: 'A miracle cure post',
		text: 'SHOCKING: doctors don’t want you to know about this one simple trick!!! A secret fruit that grows in EVERY garden destroys diabetes overnight, and big pharma is terrified. Thousands of people say they threw their pills away after only three days. Studies prove it works, but the mainstream media will never tell you. Share this before it’s deleted!'
	},
	{
		title: 'One short claim',
		text: 'Says the number of teachers in the state has fallen by 12 percent since the governor took office.'
	},
	{
		title: 'A chain message',
		text: 'FORWARDED AS RECEIVED. My cousin’s neighbour works at the airport and says they are going to close all the petrol stations from Thursday midnight. He was told not to tell anyone. Apparently the government has known for weeks!! Fill up NOW and please share this with your family before it is too late. It is reported that some stations have already run dry.'
	},
	{
		title: 'Satire',
		text: 'In a landmark ruling on Monday, the nation’s highest court affirmed that whoever smelt it dealt it. “The law has been unclear on this point for generations,” said the presiding judge, waving a hand before his face. The decision is expected to affect millions of pending cases, most of them in the back seats of cars. Critics said that the denying party had, once again, supplied it.'
	},
	{
		title: 'An opinion column',
		text: 'Let us be honest about the new stadium: nobody asked for it, and everybody will pay for it. The mayor calls it an investment. I call it a very expensive roof. We were told the same fairy tale about the conference centre, which has stood half empty since 2016, and I see no reason to believe the people who told it. Spend the 90 million on schools, and let the club build its own house.'
	},
	{ title: 'A long report', text: LONG_SAMPLE }
] as const;
