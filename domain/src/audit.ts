import * as v from 'valibot';

/** In place of a person who acts: automatic moderation. Also `deletedBy` of what it removed. */
export const AUTOMOD_ID = 'automod';

export const AUDIT_ACTS = [
  'flag',
  'hide',
  'remove',
  'mute',
  'dismiss',
  'delete',
  'kick',
  'banFromRoom',
  'unbanFromRoom',
  'banFromWorkspace',
  'unbanFromWorkspace',
  'grantRole',
  'changeRules',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** `rooms/{roomId}/audit/{id}`: who did what to whom. Written by functions, never changed. */
export const auditEntrySchema = v.object({
  roomId: v.string(),
  act: v.picklist(AUDIT_ACTS),
  /** A uid, or {@link AUTOMOD_ID}; empty where nobody knows. */
  actorId: v.string(),
  subjectId: v.nullable(v.string()),
  messageId: v.nullable(v.string()),
  /** Further facts as words: a role, a number of minutes, the names of what changed. */
  detail: v.string(),
  at: v.number(),
  expiresAt: v.number(),
});
export type AuditFields = v.InferOutput<typeof auditEntrySchema>;
export type AuditEntry = AuditFields & { id: string };
