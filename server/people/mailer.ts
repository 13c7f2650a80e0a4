import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Settings } from '#server/config/settings.ts';

const TIMEOUT_MS = 15_000;

export interface Mail {
	readonly to: string;
	readonly subject: string;
	/** Plain sentences around one link. */
	readonly text: string;
}

export interface Mailer {
	readonly sends: boolean;
	/** Never rejects and is not waited for: who asked must not learn by the time whether there is such a person. */
	send(mail: Mail): void;
}

/** By SMTP where it is set; otherwise the mail is printed, for whoever runs this server to pass on. */
export function createMailer(
	settings: Settings,
	log: Logger,
	print: (text: string) => void
): Mailer {
	const { SMTP_HOST, SMTP_PORT, SMTP_SECURE, SMTP_USER, SMTP_PASSWORD, MAIL_FROM } = settings;
	if (SMTP_HOST === undefined) {
		return {
			sends: false,
			send: ({ to, subject, text }) => {
				print(`No SMTP_HOST is set, so this mail to ${to} is printed:\n${subject}\n${text}`);
			}
		};
	}
	const transport = createTransport({
		host: SMTP_HOST,
		port: SMTP_PORT,
		secure: SMTP_SECURE,
		connectionTimeout: TIMEOUT_MS,
		...(SMTP_USER === undefined ? {} : { auth: { user: SMTP_USER, pass: SMTP_PASSWORD ?? '' } })
	});
	return {
		sends: true,
		send: (mail) => {
			transport.sendMail({ from: MAIL_FROM, ...mail }).catch((error: unknown) => {
				const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
				log.error({ code }, 'a mail could not be sent');
			});
		}
	};
}
