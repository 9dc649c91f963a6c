import { AUDIT_TTL_MS } from '@hearth/domain/limits';
import { auditPath } from '@hearth/domain/paths';
import { Timestamp } from 'firebase-admin/firestore';
import type { AuditLog } from '../ports/auditLog';
import { firestore } from './admin';

export const firestoreAudit: AuditLog = {
  async write(id, entry) {
    const at = Timestamp.fromMillis(entry.at);
    const expiresAt = Timestamp.fromMillis(entry.at + AUDIT_TTL_MS);
    await firestore()
      .doc(`${auditPath(entry.roomId)}/${id}`)
      .set({ ...entry, at, expiresAt });
  },
};
