/** Texts of many kinds and lengths, on which the two graphs of a model are compared. */
const OPENINGS = [
	'The film is a delight from the first minute to the last.',
	'A dull, lifeless sequel that nobody needed.',
	'The battery lasts two days and the screen is easy to read in the sun.',
	'It broke after a week, and the shop would not take it back.',
	'I cannot say that I liked it, but I did not hate it either.',
	'The committee will meet on Tuesday to discuss the budget.',
	'SHOCKING: doctors do not want you to know this one trick!',
	'Scientists at the university measured the temperature of the lake for ten years.',
	'The council voted seven to two for the new bridge, the minutes show.',
	'Great service, friendly staff, and the soup was hot.'
] as const;

const MIDDLES = [
	'',
	'Everything about it feels carefully made, and the small mistakes only add to its charm.',
	'According to a report published on Friday, prices rose by 3.2 % over the year, less than expected.',
	'We waited for an hour; when the food came, it was cold, and the waiter shrugged.',
	'She has led teams of up to twelve people and written software in Python, SQL and C++ since 2015. '.repeat(
		3
	)
] as const;

/** Fifty: every opening with every middle. */
export const TEXTS: readonly string[] = OPENINGS.flatMap((opening) =>
	MIDDLES.map((middle) => `${opening} ${middle}`.trim())
);
