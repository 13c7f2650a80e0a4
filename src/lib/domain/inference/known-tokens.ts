/** Tokens of a generator that are compared and timed. A wrong device goes astray at the first ones. */
export const KNOWN_TOKENS = 12;
