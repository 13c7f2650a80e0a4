/** Slow, salted hashes of secrets. */
export interface PasswordHasher {
	/** A hash of the same cost that fits no known secret: compared where there is no account. */
	readonly decoy: string;
	/** @param secret at most 72 bytes in UTF-8; a longer one is a bug of the caller and throws a RangeError */
	hash(secret: string): Promise<string>;
	/** False for whatever is no hash, too. */
	verify(secret: string, hash: string): Promise<boolean>;
}
