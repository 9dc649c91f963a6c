import * as v from 'valibot';

export const REPORT_REASONS = [
  'spam',
  'harassment',
  'hate',
  'sexual',
  'violence',
  'illegal',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/**
 * `rooms/{roomId}/review/{itemId}/reports/{uid}`: what one person says about a message or a person.
 * One of each person about each item; it can't be changed.
 */
export const reportSchema = v.object({
  /** Null for a report about a person. */
  messageId: v.nullable(v.string()),
  /** Who wrote the message, or whom it is about. */
  subjectId: v.string(),
  reason: v.picklist(REPORT_REASONS),
  note: v.string(),
  createdAt: v.number(),
});
export type ReportFields = v.InferOutput<typeof reportSchema>;
export type Report = ReportFields & { uid: string };
