import {
  DEFAULT_MODERATION,
  ruleChanges,
  type ModerationConfig,
} from '@hearth/domain/moderation/moderationConfig';
import type { Millis } from '@hearth/domain/time';
import type { AuditLog } from '../ports/auditLog';

export interface SettingsChange {
  roomId: string;
  /** Null where nobody had set it up. */
  before: ModerationConfig | null;
  after: ModerationConfig;
  /** Empty where nobody knows. */
  actorId: string;
  /** Differs for each write of the document, and is the same however often one is told. */
  version: string;
  at: Millis;
}

/** Notes in a room's log that its rules of moderation changed, and which. Once for each write. */
export async function moderationSettingsChanged(
  { roomId, before, after, actorId, version, at }: SettingsChange,
  { audit }: { audit: AuditLog },
): Promise<void> {
  const changes = ruleChanges(before ?? DEFAULT_MODERATION, after);
  if (changes.length === 0) return;
  await audit.write(`rules_${version}`, {
    ...{ roomId, act: 'changeRules', actorId, subjectId: null, messageId: null },
    ...{ detail: changes.join(' '), at },
  });
}
