import { z } from 'zod';
import { tierSchema } from '#lib/domain/limits/tiers.ts';

/** Who an admin invites to a server. Times are milliseconds since 1970. */

/** Tiers that an invitation can bring. */
export const invitedTierSchema = tierSchema.exclude(['guest']);
export type InvitedTier = z.infer<typeof invitedTierSchema>;

const invitedRoleSchema = z.enum(['admin', 'member']);
export type InvitedRole = z.infer<typeof invitedRoleSchema>;

export const newInvitationSchema = z.object({
	/** For whom, so that the list can be read. */
	note: z.string().trim().max(100).default(''),
	tier: invitedTierSchema.default('user'),
	role: invitedRoleSchema.default('member'),
	days: z.int().min(1).max(90).default(7)
});
export type NewInvitation = z.infer<typeof newInvitationSchema>;

export const invitationSchema = z.object({
	id: z.string(),
	note: z.string(),
	tier: tierSchema,
	role: invitedRoleSchema,
	createdAt: z.int(),
	expiresAt: z.int(),
	/** Nothing until it was used. */
	usedAt: z.int().optional()
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationPageSchema = z.object({ invitations: z.array(invitationSchema) });

/** The code is told this once and is good for one registration. */
export const freshInvitationSchema = z.object({
	id: z.string(),
	code: z.string(),
	expiresAt: z.int()
});
export type FreshInvitation = z.infer<typeof freshInvitationSchema>;

/** Whether somebody can still register by it. @param now milliseconds since 1970 */
export function isOpenInvitation({ usedAt, expiresAt }: Invitation, now: number): boolean {
	return usedAt === undefined && expiresAt > now;
}
