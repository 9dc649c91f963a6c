import * as v from 'valibot';
import { replyRefSchema } from './message';
import { DAY_MS, MINUTE_MS } from './time';

/** Why a function could not send what was due. */
export const SCHEDULED_PROBLEMS = ['notMember', 'blocked', 'muted', 'denied'] as const;
export type ScheduledProblem = (typeof SCHEDULED_PROBLEMS)[number];

/** `users/{uid}/scheduled/{messageId}`: a message to send later; it gets this very id. */
export const scheduledSchema = v.object({
  roomId: v.string(),
  text: v.string(),
  mentions: v.array(v.string()),
  replyTo: v.fallback(v.nullable(replyRefSchema), null),
  sendAt: v.number(),
  createdAt: v.number(),
  /** Null while it waits. */
  problem: v.nullable(v.picklist(SCHEDULED_PROBLEMS)),
});
export type ScheduledFields = v.InferOutput<typeof scheduledSchema>;
export type Scheduled = ScheduledFields & { id: string };

/** How far ahead one may schedule and be reminded. */
export const SCHEDULE_AHEAD_MAX_MS = 366 * DAY_MS;
/** The function looks once a minute: sooner makes no sense. */
export const SCHEDULE_AHEAD_MIN_MS = MINUTE_MS;

/** `users/{uid}/reminders/{messageId}`: say again that this message is there. */
export const reminderSchema = v.object({
  roomId: v.string(),
  remindAt: v.number(),
  createdAt: v.number(),
});
export type ReminderFields = v.InferOutput<typeof reminderSchema>;
export type Reminder = ReminderFields & { messageId: string };
