import * as v from 'valibot';

/**
 * `users/{uid}/notices/{noticeId}`: something that a function did and the person should know. Shown
 * once, then deleted by the client; TTL removes what was never seen.
 */
export const noticeSchema = v.object({
  /** `fileRejected`: the bytes of a file are not what its type says, so it was removed. */
  type: v.literal('fileRejected'),
  roomId: v.string(),
  messageId: v.string(),
  /** The object's last path part. */
  fileId: v.string(),
  createdAt: v.number(),
  expiresAt: v.number(),
});
export type NoticeFields = v.InferOutput<typeof noticeSchema>;
export type Notice = NoticeFields & { id: string };
