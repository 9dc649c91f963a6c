import * as v from 'valibot';

/**
 * `users/{uid}/devices/{deviceId}`: a browser that asked for notifications. One document for each;
 * functions send to it and remove it when the push service no longer knows it. The ids are places,
 * `0` to `9`, so that nobody has more of them than a query for many people can read.
 */
export const deviceSchema = v.object({
  /** Repeated for the query over all people. */
  uid: v.string(),
  /** What the browser knows itself by; its place may be given to another. */
  browserId: v.string(),
  /** The Firebase installation id that FCM sends to. */
  registration: v.string(),
  /** What the person would call it: "Chrome on Linux". */
  name: v.string(),
  createdAt: v.number(),
  lastSeenAt: v.number(),
  /** TTL: a device that was not seen for this long is forgotten. */
  expiresAt: v.number(),
});
export type DeviceFields = v.InferOutput<typeof deviceSchema>;
export type Device = DeviceFields & { id: string };
