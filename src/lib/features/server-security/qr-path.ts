import { encode } from 'uqr';

export interface QrPath {
	/** Modules on each side, the quiet zone included. */
	readonly size: number;
	/** The dark modules as an SVG path, a unit a module. */
	readonly path: string;
}

/** Modules around the code that stay light (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** A text as a QR code; level M restores it where 15 of 100 are dirty. */
export function qrPath(text: string): QrPath {
	const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
	let path = '';
	for (const [y, row] of data.entries()) {
		for (let x = 0; x < size; x++) {
			const start = x;
			while (row[x] === true) x++;
			if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
		}
	}
	return { size, path };
}
