import { z } from 'zod';
import { address, wholeNumber, yesOrNo } from './fields.ts';

/** Who may come in, and how. */
export const peopleSettings = {
	/** Who may make an account; the first one, an admin's, can always be made. */
	SIGN_UP: z
		.enum(['open', 'invitation', 'closed'], { error: 'must be open, invitation or closed' })
		.default('open'),
	/** Nobody logs in before their e-mail address is confirmed. */
	REQUIRE_VERIFIED_EMAIL: yesOrNo.default(false),
	/** Days after which a session that nobody uses ends. */
	SESSION_DAYS: wholeNumber(1, 365).default(30),
	GITHUB_CLIENT_ID: z.string().optional(),
	GITHUB_CLIENT_SECRET: z.string().optional(),
	GOOGLE_CLIENT_ID: z.string().optional(),
	GOOGLE_CLIENT_SECRET: z.string().optional(),
	/** Address of any OpenID Connect provider; `/.well-known/openid-configuration` is found below it. */
	OIDC_ISSUER: address('http:', 'https:').optional(),
	OIDC_CLIENT_ID: z.string().optional(),
	OIDC_CLIENT_SECRET: z.string().optional(),
	/** What its button says. */
	OIDC_NAME: z.string().max(40).default('Single sign-on')
};

/** Where mail leaves. Without SMTP_HOST links are printed to this server's terminal. */
export const mailSettings = {
	SMTP_HOST: z.string().optional(),
	SMTP_PORT: wholeNumber(1, 65_535).default(587),
	/** TLS from the first byte, as on port 465; otherwise STARTTLS. */
	SMTP_SECURE: yesOrNo.default(false),
	SMTP_USER: z.string().optional(),
	SMTP_PASSWORD: z.string().optional(),
	MAIL_FROM: z.email('must be an e-mail address').optional()
};

/** Variables that make sense only together: the first one needs the others. */
export const BELONG_TOGETHER = [
	['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
	['GITHUB_CLIENT_SECRET', 'GITHUB_CLIENT_ID'],
	['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
	['GOOGLE_CLIENT_SECRET', 'GOOGLE_CLIENT_ID'],
	['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
	['OIDC_ISSUER', 'OIDC_CLIENT_SECRET'],
	['SMTP_HOST', 'MAIL_FROM'],
	['SMTP_USER', 'SMTP_PASSWORD'],
	['DATABASE_URL', 'SERVER_SECRET']
] as const;
