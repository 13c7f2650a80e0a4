import type {
	Person,
	PersonChange,
	ServerAuditEvent,
	ServerStatus,
	UsageDay
} from '#lib/domain/admin/server-facts.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { ServerAdmin, ServerAdminError } from '#lib/ports/server-admin.ts';
import type { RecentLogIn } from './recent-log-in.svelte.ts';

const EVENTS_SHOWN = 200;
const USAGE_DAYS = 30;

/** What an admin of the joined server sees and does there. */
export class ServerAdminState {
	/** Undefined until it is known whether the session is an admin's. */
	#status = $state.raw<ServerStatus>();
	#people = $state.raw<readonly Person[]>([]);
	#total = $state(0);
	#usage = $state.raw<readonly UsageDay[]>([]);
	#events = $state.raw<readonly ServerAuditEvent[]>([]);
	#error = $state.raw<ServerAdminError>();
	#search = '';

	constructor(
		private readonly services: () => Promise<AccountServices>,
		private readonly logIn: RecentLogIn
	) {}

	get status(): ServerStatus | undefined {
		return this.#status;
	}

	get people(): readonly Person[] {
		return this.#people;
	}

	/** People that fit the search, those that are not shown yet too. */
	get total(): number {
		return this.#total;
	}

	get usage(): readonly UsageDay[] {
		return this.#usage;
	}

	get events(): readonly ServerAuditEvent[] {
		return this.#events;
	}

	get error(): ServerAdminError | undefined {
		return this.#error;
	}

	/** Reads all; a status is there afterwards if an admin is. */
	async refresh(): Promise<void> {
		const admin = await this.#admin();
		const status = await admin.status();
		if (!status.ok) {
			this.#error = status.error;
			return;
		}
		this.#status = status.value;
		await this.find(this.#search);
		const usage = await admin.usage(USAGE_DAYS);
		if (usage.ok) this.#usage = usage.value;
		await this.readLog();
	}

	/** Reads the log anew: something was done elsewhere on the page. */
	async readLog(): Promise<void> {
		const events = await (await this.#admin()).audit(EVENTS_SHOWN);
		if (events.ok) this.#events = events.value;
	}

	async find(search: string): Promise<void> {
		this.#search = search;
		const page = await (await this.#admin()).people(search, 0);
		// Another search was typed meanwhile.
		if (this.#search !== search) return;
		if (!page.ok) {
			this.#error = page.error;
			return;
		}
		this.#people = page.value.people;
		this.#total = page.value.total;
	}

	async showMore(): Promise<void> {
		const page = await (await this.#admin()).people(this.#search, this.#people.length);
		if (!page.ok) {
			this.#error = page.error;
			return;
		}
		const known = this.#people.map(({ user }) => user.id);
		const more = page.value.people.filter(({ user }) => !known.includes(user.id));
		this.#people = [...this.#people, ...more];
		this.#total = page.value.total;
	}

	change(id: string, change: PersonChange): Promise<void> {
		return this.#do((admin) => admin.change(id, change));
	}

	resetLimits(id: string): Promise<void> {
		return this.#do((admin) => admin.resetLimits(id));
	}

	endSessions(id: string): Promise<void> {
		return this.#do((admin) => admin.endSessions(id));
	}

	remove(id: string): Promise<void> {
		return this.#do((admin) => admin.remove(id));
	}

	/** @param save is handed the file's text */
	export(id: string, save: (text: string) => void): Promise<void> {
		return this.#do(async (admin) => {
			const exported = await admin.export(id);
			if (exported.ok) save(exported.value);
			return exported;
		});
	}

	#do(work: Parameters<RecentLogIn['do']>[0]): Promise<void> {
		return this.logIn.do(work, async (error) => {
			this.#error = error;
			await this.refresh();
		});
	}

	async #admin(): Promise<ServerAdmin> {
		return (await (await this.services()).server()).admin;
	}
}
