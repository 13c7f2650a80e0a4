import { PbfReader, PbfWriter } from 'pbf';

/** One field of a protobuf message. */
export interface Field {
	readonly number: number;
	/** Key and value, to be copied as they are. */
	readonly whole: Uint8Array;
	/** The value alone, where it is a nested message, a string or packed numbers. */
	readonly content: Uint8Array | undefined;
}

/** Pieces of a message in their order: joined once, at the end, so that weights are copied once. */
export type Pieces = readonly Uint8Array[];

const LENGTH_DELIMITED = 2;

/** Cuts a message into its fields without understanding them: unknown ones survive a rewrite. */
export function splitFields(bytes: Uint8Array): Field[] {
	const reader = new PbfReader(bytes);
	const fields: Field[] = [];
	for (;;) {
		const start = reader.pos;
		const number = reader.nextField();
		if (number === 0) return fields;
		let content: Uint8Array | undefined;
		if (reader.type === LENGTH_DELIMITED) content = reader.readBytes();
		else reader.skip(reader.type);
		if (reader.pos > bytes.length) throw new RangeError('The message ends within a field.');
		fields.push({ number, whole: bytes.subarray(start, reader.pos), content });
	}
}

/** A nested message, or packed numbers, under a field's number. */
export function nest(number: number, pieces: Pieces): Uint8Array[] {
	const header = new PbfWriter();
	header.writeTag(number, LENGTH_DELIMITED);
	header.writeVarint(totalLength(pieces));
	return [header.finish(), ...pieces];
}

/** Fields of simple values, written by `write`. */
export function writeFields(write: (writer: PbfWriter) => void): Uint8Array {
	const writer = new PbfWriter();
	write(writer);
	return writer.finish();
}

export function join(pieces: Pieces): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(totalLength(pieces));
	let offset = 0;
	for (const piece of pieces) {
		bytes.set(piece, offset);
		offset += piece.length;
	}
	return bytes;
}

function totalLength(pieces: Pieces): number {
	return pieces.reduce((sum, { length }) => sum + length, 0);
}
