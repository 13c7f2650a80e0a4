import type { FreshInvitation, Invitation, NewInvitation } from '#lib/domain/admin/invitation.ts';
import type { BackupMade, ServerBackups } from '#lib/domain/admin/server-backups.ts';
import type {
	PeoplePage,
	PersonChange,
	ServerAuditEvent,
	ServerStatus,
	UsageDay
} from '#lib/domain/admin/server-facts.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ServerFailure } from './sync-server.ts';

export type ServerAdminError =
	| ServerFailure
	/** Whoever has the session is no admin there. */
	| { readonly kind: 'not-admin' }
	/** The log-in is older than a quarter of an hour: what changes something needs a new one. */
	| { readonly kind: 'log-in-again' }
	| { readonly kind: 'unknown-user' }
	| { readonly kind: 'last-admin' }
	/** The server cannot reach the place where it keeps backups. */
	| { readonly kind: 'backups-unavailable' };

type Answer<T> = Promise<Result<T, ServerAdminError>>;

/** What an admin sees of the server and does there. Every change is written into the server's log. */
export interface ServerAdmin {
	/** @param search part of a name or an e-mail address; empty for all */
	people(search: string, offset: number): Answer<PeoplePage>;
	change(userId: string, change: PersonChange): Answer<unknown>;
	resetLimits(userId: string): Answer<unknown>;
	endSessions(userId: string): Answer<unknown>;
	/** All that the server has of a person as lines of JSON; what is sealed stays sealed. */
	export(userId: string): Answer<string>;
	remove(userId: string): Answer<unknown>;
	/** Runs through the API, the newest day first. */
	usage(days: number): Answer<readonly UsageDay[]>;
	status(): Answer<ServerStatus>;
	/** The newest first. */
	audit(limit: number): Answer<readonly ServerAuditEvent[]>;
	/** Used and expired ones too, the newest first. */
	invitations(): Answer<readonly Invitation[]>;
	invite(invitation: NewInvitation): Answer<FreshInvitation>;
	withdraw(invitationId: string): Answer<unknown>;
	backups(): Answer<ServerBackups>;
	backUp(): Answer<BackupMade>;
}
