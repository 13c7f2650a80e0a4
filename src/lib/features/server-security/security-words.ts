import { describeAccountError } from '#lib/features/errors/account-errors.ts';
import { describeSyncError } from '#lib/features/sync/sync-words.ts';
import * as m from '#lib/paraglide/server-security.js';
import type { ServerSecurityError } from '#lib/ports/server-security.ts';
import { deviceOfAgent } from './device-of-agent.ts';

/** What happened, what was kept, what to do. */
export function describeSecurityError(error: ServerSecurityError): string {
	switch (error.kind) {
		case 'wrong-credentials':
			return m.error_password();
		case 'wrong-code':
			return m.error_code();
		case 'factor-changed':
			return m.error_changed();
		case 'wait':
			return describeAccountError(error);
		case 'offline':
		case 'server-busy':
		case 'signed-out':
		case 'server-error':
			return describeSyncError(error);
	}
}

/** As people call a device: "Firefox on Linux". */
export function nameOfDevice(userAgent: string): string {
	const { browser, system } = deviceOfAgent(userAgent);
	if (browser !== undefined && system !== undefined) return m.browser_on({ browser, system });
	return browser ?? system ?? m.unknown_device();
}

/** The secret of an `otpauth:` address in groups of four, to be typed where no camera is. */
export function secretOf(uri: string): string {
	const secret = new URL(uri).searchParams.get('secret') ?? '';
	return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
