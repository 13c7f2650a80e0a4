export interface RandomSource {
	/** Bytes nobody can foretell. At most 65,536 at once. */
	bytes(count: number): Uint8Array<ArrayBuffer>;
}
