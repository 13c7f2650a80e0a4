/** Written for this app: one of each answer that the tool can give. */
export const SAMPLES = [
	{
		title: 'A happy guest',
		text: 'We only meant to stay one night, and we stayed three. The room was small but spotless, the breakfast was the best we had on the whole trip, and the owner lent us her own bicycles when it stopped raining. I would go back tomorrow.'
	},
	{
		title: 'A return that went wrong',
		text: 'The kettle stopped working after nine days. I wrote to support three times and got the same form letter three times. When the refund finally came, it was for half of what I had paid. I will not order here again.'
	},
	{
		title: 'A mixed film review',
		text: 'The first hour is a marvel: patient, funny, and beautifully lit. Then the plot remembers that it has to end somewhere. The last act is loud, confused and far too long. The two leads are wonderful throughout. What a pity about the script they were given.'
	},
	{
		title: 'A plain notice',
		text: 'The library opens at nine on weekdays and at ten on Saturdays. Books can be borrowed for four weeks and renewed twice.'
	}
] as const;
