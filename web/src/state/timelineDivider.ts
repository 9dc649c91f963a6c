import { TIMELINE_CONTEXT } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import type { Millis } from '@hearth/domain/time';
import type { TimelineDeps, TimelineState } from './timelineState';
import { firstUnread, unexpired, type TimelineWindow } from './timelineWindow';

type DividerState = Pick<TimelineState, 'unreadFromId' | 'hasUnreadAbove'>;

/** Where the unread messages began when a room was opened; once found it stays. */
export class TimelineDivider {
  readonly #deps: Pick<TimelineDeps, 'roomId' | 'me' | 'messages' | 'device'>;
  #lastReadAt: Millis | null = null;
  #isFixed = false;

  constructor(deps: Pick<TimelineDeps, 'roomId' | 'me' | 'messages' | 'device'>) {
    this.#deps = deps;
  }

  /** Takes how far one had read; false when that was known before, for only the first word counts. */
  learn(lastReadAt: Millis): boolean {
    if (this.#lastReadAt !== null) return false;
    this.#lastReadAt = lastReadAt;
    return true;
  }

  /** Where it stands in the present; null for where it stood. */
  placeIn(present: TimelineWindow): DividerState | null {
    if (this.#isFixed || this.#lastReadAt === null) return null;
    const { me, device } = this.#deps;
    const place = firstUnread(present, me, this.#lastReadAt, device.now());
    this.#isFixed = place.type !== 'above';
    return {
      unreadFromId: place.type === 'at' ? place.id : null,
      hasUnreadAbove: place.type === 'above',
    };
  }

  /**
   * Looks for the first unread message on the server and stands there from now on; null when there is
   * none. Rejects with HearthError.
   */
  async find(): Promise<Message | null> {
    const readAt = this.#lastReadAt;
    if (readAt === null) return null;
    const { messages, roomId, me, device } = this.#deps;
    const page = await messages.newer(roomId, readAt, TIMELINE_CONTEXT);
    const first = unexpired(page.messages, device.now()).find(
      ({ createdAt, senderId }) => createdAt > readAt && senderId !== me,
    );
    this.#isFixed ||= first !== undefined;
    return first ?? null;
  }
}
