import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** Who did what with accounts, never what they analysed. */
export interface AuditLog {
	append(event: AuditEvent): Promise<Result<void, StoreError>>;
	/** Newest first. */
	latest(limit: number): Promise<Result<readonly AuditEvent[], StoreError>>;
}
