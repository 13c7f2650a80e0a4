/** A file being written piece by piece. */
export interface FileTarget {
	write(text: string | Uint8Array<ArrayBuffer>): Promise<void>;
	/** Hands the file to the user. */
	close(): Promise<void>;
	/** Forgets what was written. */
	abort(): Promise<void>;
}

export interface FileSaver {
	/**
	 * Nothing where the user changed their mind. Must be called while a click is being handled.
	 * @param bytes about how large it will be: a large file streams to the disk where the browser can
	 */
	create(name: string, type: string, bytes: number): Promise<FileTarget | undefined>;
}
