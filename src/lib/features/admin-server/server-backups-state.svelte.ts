import type { ServerBackups } from '#lib/domain/admin/server-backups.ts';
import type { ServerAdmin, ServerAdminError } from '#lib/ports/server-admin.ts';
import type { RecentLogIn } from './recent-log-in.svelte.ts';

/** How often it is looked whether one that takes long is done. */
const LOOK_MS = 10_000;

interface Ports {
	readonly server: () => Promise<{ readonly admin: ServerAdmin }>;
	readonly logIn: RecentLogIn;
	/** After something was written into the server's log. */
	readonly onLogged: () => Promise<void>;
}

/** Backups of the server, and the one that an admin asks for. */
export class ServerBackupsState {
	/** Undefined until the server has told. */
	#shown = $state.raw<ServerBackups>();
	#error = $state.raw<ServerAdminError>();
	#isBusy = $state(false);
	/** The server still makes it; the newest there was when it was asked for. */
	#awaited = $state.raw<{ readonly newest: string | undefined }>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly ports: Ports) {}

	get shown(): ServerBackups | undefined {
		return this.#shown;
	}

	get error(): ServerAdminError | undefined {
		return this.#error;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** One is made that takes longer than an answer may. */
	get isAwaited(): boolean {
		return this.#awaited !== undefined;
	}

	async refresh(): Promise<void> {
		const { admin } = await this.ports.server();
		const listed = await admin.backups();
		this.#error = listed.ok ? undefined : listed.error;
		if (!listed.ok) return;
		this.#shown = listed.value;
		if (this.#awaited && this.#awaited.newest !== this.#newest()) this.#awaited = undefined;
	}

	make(): Promise<void> {
		this.#error = undefined;
		const newest = this.#newest();
		return this.ports.logIn.do(
			async (admin) => {
				this.#isBusy = true;
				const made = await admin.backUp();
				this.#isBusy = false;
				if (made.ok && made.value.state === 'still-working') this.#awaited = { newest };
				return made;
			},
			async (error) => {
				if (!error) {
					await this.refresh();
					await this.ports.onLogged();
				}
				this.#error = error ?? this.#error;
				this.#lookLater();
			}
		);
	}

	/** The page is left. */
	end(): void {
		clearTimeout(this.#timer);
	}

	#newest(): string | undefined {
		return this.#shown?.backups[0]?.name;
	}

	#lookLater(): void {
		clearTimeout(this.#timer);
		if (!this.#awaited) return;
		this.#timer = setTimeout(() => {
			void this.refresh().then(() => {
				this.#lookLater();
			});
		}, LOOK_MS);
	}
}
