import * as v from 'valibot';
import type { CallPerson, OwnMedia } from './callsState';

/** What one tells of oneself through a link: all of it each time, so that a lost text does no harm. */
const talkSchema = v.object({
  type: v.literal('own'),
  isMuted: v.boolean(),
  hasCamera: v.boolean(),
  isSharing: v.boolean(),
  /** Server time. */
  handAt: v.nullable(v.pipe(v.number(), v.finite())),
});
export type PeerTalk = v.InferOutput<typeof talkSchema>;

/** Nothing that we say is as long: the rest is not worth parsing. */
const TALK_MAX_CHARS = 1_000;

/** Whether nobody hears this person now. */
export function isSilent(own: Pick<OwnMedia, 'isMuted' | 'isPushToTalk' | 'isTalking'>): boolean {
  return own.isPushToTalk ? !own.isTalking : own.isMuted;
}

/** What is to be told of oneself. */
export function talkOf(own: OwnMedia): PeerTalk {
  return {
    type: 'own',
    isMuted: isSilent(own),
    hasCamera: own.camera === 'on' && !own.isCameraHeld,
    isSharing: own.screen !== null,
    handAt: own.handAt,
  };
}

/** Null for what is none of ours, such as the words of a later version. */
export function parseTalk(text: string): PeerTalk | null {
  if (text.length > TALK_MAX_CHARS) return null;
  try {
    const parsed = v.safeParse(talkSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** What somebody's talk means for what is shown of them. */
export function heardOf({ isMuted, hasCamera, isSharing, handAt }: PeerTalk): Partial<CallPerson> {
  const said = { isMuted, hasCamera, handAt };
  return isSharing ? said : { ...said, screen: null };
}
