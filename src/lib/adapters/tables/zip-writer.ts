/** CRC-32 of ISO 3309, reflected, polynomial 0xEDB88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** Text that is packed at a time. */
const PIECE_CHARACTERS = 1_000_000;
const VERSION = 20;
/** Sizes and checksum stand behind the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1980-01-01, the first day that the format knows. */
const DAY = 0x21;

interface Part {
	readonly name: Uint8Array<ArrayBuffer>;
	readonly offset: number;
	crc: number;
	packed: number;
	expanded: number;
}

/** Writes a ZIP archive from its start to its end, part after part (APPNOTE 6.3); nothing of it stays in memory. */
export class ZipWriter {
	readonly #parts: Part[] = [];
	readonly #encoder = new TextEncoder();
	#offset = 0;
	#pending = '';
	#stream: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>> | undefined;
	#drained: Promise<void> = Promise.resolve();

	constructor(private readonly sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>) {}

	async start(name: string): Promise<void> {
		const part = {
			name: this.#encoder.encode(name),
			offset: this.#offset,
			crc: 0xffffffff,
			packed: 0,
			expanded: 0
		};
		this.#parts.push(part);
		const head = [...u32(0x04034b50), ...u16(VERSION, FLAGS, DEFLATE, 0, DAY)];
		await this.#put(Uint8Array.from([...head, ...u32(0, 0, 0), ...u16(part.name.length, 0)]));
		await this.#put(part.name);
		const { readable, writable } = new CompressionStream('deflate-raw');
		this.#stream = writable.getWriter();
		this.#drained = this.#drain(readable, part);
	}

	async write(text: string): Promise<void> {
		this.#pending += text;
		if (this.#pending.length >= PIECE_CHARACTERS) await this.#pack();
	}

	async end(): Promise<void> {
		await this.#pack();
		await this.#stream?.close();
		await this.#drained;
		const part = this.#parts.at(-1);
		if (!part) return;
		part.crc = ~part.crc >>> 0;
		await this.#put(Uint8Array.from(u32(0x08074b50, part.crc, part.packed, part.expanded)));
	}

	/** Writes the list of parts. */
	async close(): Promise<void> {
		const start = this.#offset;
		for (const { name, offset, crc, packed, expanded } of this.#parts) {
			const head = [...u32(0x02014b50), ...u16(VERSION, VERSION, FLAGS, DEFLATE, 0, DAY)];
			const sizes = [...u32(crc, packed, expanded), ...u16(name.length, 0, 0, 0, 0)];
			await this.#put(Uint8Array.from([...head, ...sizes, ...u32(0, offset)]));
			await this.#put(name);
		}
		const count = this.#parts.length;
		const size = this.#offset - start;
		const end = [...u32(0x06054b50), ...u16(0, 0, count, count)];
		await this.#put(Uint8Array.from([...end, ...u32(size, start), ...u16(0)]));
	}

	async #pack(): Promise<void> {
		const bytes = this.#encoder.encode(this.#pending);
		this.#pending = '';
		const part = this.#parts.at(-1);
		if (!part || bytes.length === 0) return;
		let { crc } = part;
		for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
		part.crc = crc;
		part.expanded += bytes.length;
		await this.#stream?.write(bytes);
	}

	async #drain(readable: ReadableStream<Uint8Array<ArrayBuffer>>, part: Part): Promise<void> {
		const reader = readable.getReader();
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			part.packed += piece.value.length;
			await this.#put(piece.value);
		}
	}

	async #put(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		this.#offset += bytes.length;
		await this.sink(bytes);
	}
}

/** Little-endian, two bytes each. */
function u16(...values: readonly number[]): number[] {
	return values.flatMap((value) => [value & 255, (value >>> 8) & 255]);
}

/** Little-endian, four bytes each. */
function u32(...values: readonly number[]): number[] {
	return values.flatMap((value) => [...u16(value), ...u16(value >>> 16)]);
}
