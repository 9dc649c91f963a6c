/** What goes through the data channel of a link, as JSON: what the page says, and what is being sent. */
import * as v from 'valibot';
import type { CallSlot } from '../../ports/callPeer';

/** Longer texts are no part of a call. */
const MAX_CHARS = 16_000;

const textSchema = v.union([
  v.object({ said: v.string() }),
  v.object({
    /** The slots that carry a track from now on. */
    sends: v.array(v.picklist(['voice', 'camera', 'screen', 'screenSound'])),
  }),
]);
export type ChannelText = { said: string } | { sends: CallSlot[] };

export function encodeText(text: ChannelText): string {
  return JSON.stringify(text);
}

/** Null for what no page of ours sends. */
export function parseText(text: unknown): ChannelText | null {
  if (typeof text !== 'string' || text.length > MAX_CHARS) return null;
  try {
    const parsed = v.safeParse(textSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
