import { ok, type Result } from '#lib/domain/result.ts';
import type { PasswordChangeError, RecoverError } from './account-error.ts';
import { DeviceAuthenticator } from './device-authenticator.ts';
import { noteEvent, type NotePorts } from './note-event.ts';
import type { SignedIn, SignInPorts } from './sign-in.ts';
import { UserManager } from './user-manager.ts';

/** `UserManager` of a browser, where a recovery code opens what a forgotten password sealed. */
export class DeviceUserManager extends UserManager<SignedIn> {
	readonly #authenticator: DeviceAuthenticator;
	readonly #notes: NotePorts;

	constructor(ports: SignInPorts & NotePorts) {
		const authenticator = new DeviceAuthenticator(ports);
		super({ ...ports, authenticator });
		this.#authenticator = authenticator;
		this.#notes = ports;
	}

	/** For who forgot the password. The code is used up and replaced by the one in the answer. */
	async recoverUser(
		username: string,
		code: string,
		newPassword: string
	): Promise<Result<SignedIn, RecoverError>> {
		const signedIn = await this.#authenticator.recover(username, code, newPassword);
		if (!signedIn.ok) return signedIn;
		const { user } = signedIn.value;
		await noteEvent(this.#notes, 'recovered', user.id, user);
		return signedIn;
	}

	/** A new recovery code, to be shown once; the old one opens nothing any more. */
	async renewRecoveryCode(
		id: string,
		password: string
	): Promise<Result<string, PasswordChangeError>> {
		const renewed = await this.#authenticator.renewRecoveryCode(id, password);
		if (!renewed.ok) return renewed;
		await noteEvent(this.#notes, 'recovery-code-renewed', id, renewed.value.user);
		return ok(renewed.value.recoveryCode);
	}
}
