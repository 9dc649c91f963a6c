import type { AuditEntry } from '@hearth/domain/audit';
import { useCallback } from 'react';
import { useServices } from '../../ports/services';
import { usePages, type LoadPage, type Pages } from '../../state/usePages';

/** The log of a room, or of all (null), page by page. Put a `key` where the room changes. */
export function useAudit(roomId: string | null): Pages<AuditEntry> {
  const { moderation } = useServices();
  const load = useCallback<LoadPage<AuditEntry>>(
    (after) => moderation.audit(roomId, after?.at ?? null),
    [moderation, roomId],
  );
  return usePages(load);
}
