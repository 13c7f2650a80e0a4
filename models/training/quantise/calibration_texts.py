"""Texts of many kinds and lengths: every opening with every middle."""

OPENINGS = [
    "The film is a delight from the first minute to the last.",
    "A dull, lifeless sequel that nobody needed.",
    "The battery lasts two days and the screen is easy to read in the sun.",
    "It broke after a week, and the shop would not take it back!!!",
    "I cannot say that I liked it, but I did not hate it either.",
    "The committee will meet on Tuesday to discuss the budget of 2,450,000 dollars.",
    "SHOCKING: doctors do not want you to know this one trick",
    "Scientists at the university measured the temperature of the lake for ten years.",
    "LONDON (Reuters) - The council voted seven to two for the new bridge, the minutes show.",
    "- Python, SQL, C++ and .NET; five years in a team of twelve",
    "ok",
    "Senior nurse (m/f/d), full time, Leeds: see https://example.org/jobs?id=17 #hiring",
]

MIDDLES = [
    "",
    "Everything about it feels carefully made, and the small mistakes only add to its charm.",
    'According to a report published on Friday, "prices rose by 3.2 %" over the year, less than expected.',
    "We waited for an hour; when the food came, it was cold, and the waiter shrugged.",
    "She has led teams of up to twelve people and written software in Python, SQL and C++ since 2015. " * 3,
]

TEXTS = [f"{opening} {middle}".strip() for opening in OPENINGS for middle in MIDDLES]
