import type { Settings } from '#server/config/settings.ts';

/** Sites that better-auth knows by name, where they are configured. */
export function socialProviders(settings: Settings) {
	const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } =
		settings;
	const disableSignUp = settings.SIGN_UP !== 'open';
	return {
		...(GITHUB_CLIENT_ID !== undefined && GITHUB_CLIENT_SECRET !== undefined
			? {
					github: { clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET, disableSignUp }
				}
			: {}),
		...(GOOGLE_CLIENT_ID !== undefined && GOOGLE_CLIENT_SECRET !== undefined
			? {
					google: { clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET, disableSignUp }
				}
			: {})
	};
}

/** Any OpenID Connect provider, found by its address. */
export function oidcProvider(settings: Settings) {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
	if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return [];
	return [
		{
			providerId: 'oidc',
			discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
			clientId: OIDC_CLIENT_ID,
			clientSecret: OIDC_CLIENT_SECRET ?? '',
			scopes: ['openid', 'profile', 'email'],
			pkce: true,
			disableSignUp: settings.SIGN_UP !== 'open'
		}
	];
}

/** For the log-in page. */
export function providerNames(settings: Settings) {
	const providers: { id: 'github' | 'google' | 'oidc'; name: string }[] = [];
	if (settings.GITHUB_CLIENT_ID !== undefined) providers.push({ id: 'github', name: 'GitHub' });
	if (settings.GOOGLE_CLIENT_ID !== undefined) providers.push({ id: 'google', name: 'Google' });
	if (settings.OIDC_ISSUER !== undefined) providers.push({ id: 'oidc', name: settings.OIDC_NAME });
	return providers;
}
