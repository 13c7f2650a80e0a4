import { LONG_SAMPLE } from './long-sample.ts';

/** Written for this app: one of each answer that the tool can give, a limit, and a long text. */
export const SAMPLES = [
	{
		title: 'A happy guest',
		text: 'We meant to stay one night and stayed three. The room was small but beautiful, and the breakfast was the best of the whole trip. The owner is a delight: she lent us her own bicycles when it stopped raining. I loved it here, and I would go back tomorrow.'
	},
	{
		title: 'A return that went wrong',
		text: 'The kettle stopped working after nine days. I wrote to support three times and got the same form letter three times. When the refund finally came, it was for half of what I had paid. I will not order here again.'
	},
	{
		title: 'A divided film review',
		text: 'The first hour is a marvel: patient, funny, and beautifully lit. Then the plot remembers that it has to end somewhere. The last act is loud, confused and far too long. The two leads are wonderful throughout. What a pity about the script they were given.'
	},
	{
		title: 'A plain notice',
		text: 'The library opens at nine on weekdays and at ten on Saturdays. Books can be borrowed for four weeks and renewed twice. Cards are issued at the desk on the first floor.'
	},
	{
		title: 'An ironic post',
		text: 'Oh great, the 7:12 is cancelled again. I just love standing in the rain with three hundred strangers. Thank you so much for another perfect Monday, @CityRail!'
	},
	{
		title: 'A staff survey',
		text: 'My manager is fair and I can always ask for help. The new rota is a disaster: it comes out on Friday evening and nobody can plan a weekend. Pay is fine. The tools we work with are slow, crash daily and lose my notes. I like my team very much, and they are the reason I am still here.'
	},
	{
		title: 'A long travel diary',
		text: LONG_SAMPLE
	}
] as const;
