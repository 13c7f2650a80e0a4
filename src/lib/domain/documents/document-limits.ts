const MEGABYTE = 1_000_000;

/** Larger files are refused before a byte of them is read. */
export const MAX_FILE_BYTES = 50 * MEGABYTE;

/** A book of 2,000 pages is about 5 million characters. */
export const MAX_PAGES = 2_000;
export const MAX_CHARACTERS = 5_000_000;

/** Bounds on what a Word file may expand to. Only its XML is ever expanded, pictures are not. */
export const MAX_EXPANDED_XML_BYTES = 40 * MEGABYTE;
export const MAX_EXPANDED_BYTES = 1_000 * MEGABYTE;
export const MAX_ZIP_ENTRIES = 10_000;

/** A reader that shows no progress for this long is ended. */
export const READ_TIMEOUT_MS = 30_000;
