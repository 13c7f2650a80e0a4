import { deflateRawSync } from 'node:zlib';
import { crc32 } from '#lib/domain/crc32.ts';

interface Lie {
	/** In place of the true size once unpacked. */
	readonly expandedBytes?: number;
	readonly flags?: number;
	readonly method?: number;
}

/** A ZIP archive after PKWARE's APPNOTE 6.3, deflated; `lie` is what its directory says that is not so. */
export function makeZip(
	files: readonly { readonly path: string; readonly text: string | Uint8Array }[],
	lie: Lie = {}
): Uint8Array<ArrayBuffer> {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { path, text } of files) {
		const raw = Buffer.from(text);
		const packed = lie.method === 0 ? raw : deflateRawSync(raw);
		const name = Buffer.from(path);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(lie.flags ?? 0, 2);
		head.writeUInt16LE(lie.method ?? 8, 4);
		head.writeUInt32LE(crc32(raw), 10);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(lie.expandedBytes ?? raw.length, 18);
		head.writeUInt16LE(name.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, tail, name]));
		parts.push(local);
		offset += local.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...parts, list, end]));
}
