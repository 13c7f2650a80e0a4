import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Role, User } from '#lib/domain/accounts/account.ts';
import type { NewInvitation } from '#lib/domain/admin/invitation.ts';
import { newKey } from '#lib/domain/api-keys/key-format.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { Tier } from '#lib/domain/limits/tiers.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { Database } from '#server/storage/database.ts';
import { invitations } from '#server/storage/schema/admin-tables.ts';

const DAY_MS = 86_400_000;

/** What an invitation brings to a registration, which uses it up in the same step. */
export interface Admission {
	readonly tier?: Tier;
	readonly role?: Role;
	/** Rejects where somebody else was quicker to use it. */
	readonly admitted?: (db: Database, user: User) => Promise<void>;
}

/** Invitations; a code is shown once and only its hash is kept. */
export class InvitationBook {
	constructor(
		private readonly db: Database,
		private readonly ports: {
			readonly digest: Digest;
			readonly random: RandomSource;
			readonly clock: Clock;
		}
	) {}

	async create(createdBy: string, { days, ...rest }: NewInvitation) {
		const now = this.ports.clock.now();
		const code = newKey(this.ports.random).replace(/^sk_/, 'inv_');
		const row = {
			id: newId(this.ports.random),
			hash: await this.ports.digest.sha256(code),
			...rest,
			createdBy,
			createdAt: new Date(now),
			expiresAt: new Date(now + days * DAY_MS)
		};
		await this.db.insert(invitations).values(row);
		return { code, id: row.id, expiresAt: row.expiresAt.getTime() };
	}

	list() {
		return this.db.select().from(invitations).orderBy(desc(invitations.createdAt)).limit(500);
	}

	/** @returns whether there was an unused one */
	async withdraw(id: string): Promise<boolean> {
		const unused = and(eq(invitations.id, id), isNull(invitations.usedAt));
		const rows = await this.db.delete(invitations).where(unused).returning();
		return rows.length > 0;
	}

	/** What a code is good for; nothing where it is unknown, used or expired. */
	async open(code: string): Promise<Admission | undefined> {
		const now = new Date(this.ports.clock.now());
		const valid = and(
			eq(invitations.hash, await this.ports.digest.sha256(code)),
			isNull(invitations.usedAt),
			gt(invitations.expiresAt, now)
		);
		const [row] = await this.db.select().from(invitations).where(valid);
		if (!row) return undefined;
		return {
			tier: row.tier,
			role: row.role,
			admitted: async (db, user) => {
				const used = await db
					.update(invitations)
					.set({ usedBy: user.id, usedAt: now })
					.where(valid)
					.returning();
				if (used.length === 0) throw new Error('the invitation was used meanwhile');
			}
		};
	}
}
