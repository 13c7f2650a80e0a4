/** What stands behind the address of the page that joins a server. Browsers send no fragment: no log ever holds it. */
export function invitationFragment(code: string): string {
	return `#invitation=${encodeURIComponent(code)}`;
}

/** The code in the fragment of an address; nothing where there is none. */
export function readInvitation(fragment: string): string | undefined {
	const [, written = ''] = /^#invitation=([^&]+)$/.exec(fragment) ?? [];
	try {
		const code = decodeURIComponent(written).trim();
		return code === '' ? undefined : code;
	} catch {
		// Half of a character, as from a link that was cut.
		return undefined;
	}
}
