/** The cost of the design: about half a second on a small machine. */
export const BCRYPT_COST = 12;

/** A hash of this cost that fits no known secret: it takes as long to compare as a real one. */
export function bcryptDecoy(cost: number): string {
	return `$2b$${String(cost).padStart(2, '0')}$C6UzMDM.H6dfI/f/IKxGhu${'x'.repeat(31)}`;
}
