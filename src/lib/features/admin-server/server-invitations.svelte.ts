import {
	isOpenInvitation,
	type FreshInvitation,
	type Invitation,
	type NewInvitation
} from '#lib/domain/admin/invitation.ts';
import { invitationFragment } from '#lib/domain/admin/invitation-link.ts';
import type { ServerAdminError } from '#lib/ports/server-admin.ts';
import type { ServerFacts } from '#lib/ports/server-people.ts';
import type { SyncServices } from '#lib/ports/sync-services.ts';
import type { RecentLogIn } from './recent-log-in.svelte.ts';

interface ServerParts extends Pick<SyncServices, 'admin'> {
	readonly people: Pick<SyncServices['people'], 'describe'>;
}

interface Ports {
	readonly server: () => Promise<ServerParts>;
	readonly logIn: RecentLogIn;
	/** Address of the page that joins the server, without a fragment. */
	readonly joinAddress: string;
	readonly now: () => number;
	/** After something was written into the server's log. */
	readonly onLogged: () => Promise<void>;
}

/** Invitations that can still be used, and how people come to the server. */
export class ServerInvitations {
	/** Undefined until they are read. */
	#open = $state.raw<readonly Invitation[]>();
	#fresh = $state.raw<FreshInvitation>();
	#signUp = $state<ServerFacts['signUp']>();
	#error = $state.raw<ServerAdminError>();
	#isBusy = $state(false);

	constructor(private readonly ports: Ports) {}

	get open(): readonly Invitation[] | undefined {
		return this.#open;
	}

	/** Link of the one that was just made: it cannot be shown again. */
	get freshLink(): string | undefined {
		return this.#fresh && this.ports.joinAddress + invitationFragment(this.#fresh.code);
	}

	get signUp(): ServerFacts['signUp'] | undefined {
		return this.#signUp;
	}

	get error(): ServerAdminError | undefined {
		return this.#error;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	async refresh(): Promise<void> {
		const { admin, people } = await this.ports.server();
		const listed = await admin.invitations();
		if (!listed.ok) {
			this.#error = listed.error;
			return;
		}
		const now = this.ports.now();
		this.#open = listed.value.filter((invitation) => isOpenInvitation(invitation, now));
		const facts = await people.describe();
		if (facts.ok) this.#signUp = facts.value.signUp;
	}

	make(wanted: NewInvitation): Promise<void> {
		return this.#do(async (admin) => {
			const made = await admin.invite(wanted);
			if (made.ok) this.#fresh = made.value;
			return made;
		});
	}

	withdraw(id: string): Promise<void> {
		if (this.#fresh?.id === id) this.#fresh = undefined;
		return this.#do((admin) => admin.withdraw(id));
	}

	putAway(): void {
		this.#fresh = undefined;
	}

	#do(work: Parameters<RecentLogIn['do']>[0]): Promise<void> {
		this.#error = undefined;
		return this.ports.logIn.do(
			async (admin) => {
				this.#isBusy = true;
				const done = await work(admin);
				this.#isBusy = false;
				return done;
			},
			async (error) => {
				await this.refresh();
				this.#error = error ?? this.#error;
				if (!error) await this.ports.onLogged();
			}
		);
	}
}
