import type { Place } from './layout.ts';

/** The numbers of a model's data file, by their places. Throws a RangeError where a place is outside. */
export class StoredNumbers {
	constructor(private readonly data: Uint8Array<ArrayBuffer>) {}

	floats(place: Place, count: number): Float32Array {
		if (typeof place !== 'number') return Float32Array.from(this.#given(place, count));
		return new Float32Array(this.data.buffer, this.data.byteOffset + place, count);
	}

	/** Signed or not: bytes as they stand. */
	bytes(place: Place, count: number): Uint8Array {
		if (typeof place !== 'number') return Uint8Array.from(this.#given(place, count));
		return new Uint8Array(this.data.buffer, this.data.byteOffset + place, count);
	}

	#given(numbers: readonly number[], count: number): readonly number[] {
		if (numbers.length === count) return numbers;
		throw new RangeError(`${count} numbers were expected, ${numbers.length} are there.`);
	}
}
