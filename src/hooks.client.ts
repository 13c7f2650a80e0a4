import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { startLanguage } from '#lib/words/choose-language.ts';

const SERVER_FAULT = 500;

/** For the admin's page. The log is fetched when there is something to write: most visits have no error. */
async function note(error: unknown): Promise<void> {
	try {
		const { errorLog } = await import('#lib/app/error-log.ts');
		errorLog.note(error);
	} catch {
		// No connection: an error log must not make errors.
	}
}

addEventListener('error', ({ error }) => void note(error));
addEventListener('unhandledrejection', ({ reason }) => void note(reason));

/** Before the page comes to life, so that it never speaks two languages. */
export const init: ClientInit = startLanguage;

/** What goes wrong while a page is loaded or drawn. Addresses that do not exist are no errors of ours. */
export const handleError: HandleClientError = ({ error, status }) => {
	console.error(error);
	if (status >= SERVER_FAULT) void note(error);
};
