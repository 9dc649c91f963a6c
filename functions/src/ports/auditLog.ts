import type { AuditFields } from '@hearth/domain/audit';

export interface AuditLog {
  /** The same id twice is one entry. */
  write(id: string, entry: Omit<AuditFields, 'expiresAt'>): Promise<void>;
}
