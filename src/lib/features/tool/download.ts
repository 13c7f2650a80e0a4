/** Long enough for a slow browser to begin reading the address. */
const RELEASE_AFTER_MS = 10_000;

/** Hands the user a file that exists in this page only. */
export function downloadText(name: string, type: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, RELEASE_AFTER_MS);
}
