import type { changeJoinedPassword } from '#lib/domain/sync/change-joined-password.ts';
import type { SignedIn } from '#lib/domain/accounts/sign-in.ts';
import type { BringError, Moved } from '#lib/domain/sync/bring-account.ts';
import type { OpenedAccount, ServerAccount } from '#lib/domain/sync/server-account.ts';
import type { CycleReport, SyncError } from '#lib/domain/sync/sync-cycle.ts';
import type { Result } from '#lib/domain/result.ts';
import type { KeyKeeper } from './key-keeper.ts';
import type { Sealer } from './key-vault.ts';
import type { ServerAdmin } from './server-admin.ts';
import type { ServerPeople } from './server-people.ts';
import type { ServerSecurity } from './server-security.ts';

type PasswordChange = ReturnType<typeof changeJoinedPassword>;

/** What speaks with a server. Loaded when somebody wants one, or has joined one. */
export interface SyncServices {
	readonly people: ServerPeople;
	readonly account: ServerAccount;
	/** What opens the server's API. */
	readonly keys: KeyKeeper;
	readonly admin: ServerAdmin;
	readonly security: ServerSecurity;
	/** Puts the server's account onto this device. */
	bring(opened: OpenedAccount): Promise<Result<SignedIn, BringError>>;
	/** Hands over what an account of this device has. */
	move(from: Sealer, opened: OpenedAccount): Promise<Result<Moved, BringError>>;
	/** Changes the password of a joined account on the server and here, or of neither. */
	changePassword(id: string, current: string, next: string): PasswordChange;
	/** One cycle; nothing where another tab is at it. */
	sync(sealer: Sealer, signal: AbortSignal): Promise<Result<CycleReport, SyncError> | undefined>;
}
