const NAME = 'invitation';

/** What stands behind the address of the page that joins a server. Browsers send no fragment: no log ever holds it. */
export function invitationFragment(code: string): string {
	return `#${NAME}=${encodeURIComponent(code)}`;
}

/** The code in the fragment of an address; nothing where there is none. */
export function readInvitation(fragment: string): string | undefined {
	const code = new URLSearchParams(fragment.replace(/^#/, '')).get(NAME)?.trim() ?? '';
	return code === '' ? undefined : code;
}
