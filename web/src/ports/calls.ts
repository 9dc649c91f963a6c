import type { Call, CallRefusal, CallSignal } from '@hearth/domain/call';
import type { CallKind, CallOutcome } from '@hearth/domain/callKind';
import type { Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import type { Listener, Unsubscribe } from './unsubscribe';

/** https://www.w3.org/TR/webrtc/#rtciceserver-dictionary */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** One tab of one person. */
export interface CallEnd {
  uid: string;
  sessionId: string;
}

/** What calls are on paper: documents. Media is {@link import('./callPeer')}'s. Promises reject with HearthError. */
export interface CallsPort {
  newId(): string;
  /** Fetches the code of all this; without it, the first use does. */
  prepare(): void;
  /**
   * Begins a call and tells the room of it, in one commit. Rejects with `alreadyExists` when one is
   * going on there, `blocked`, `rateLimited`, `notMember`, `denied`, `offline`.
   */
  start(room: Room, me: CallEnd, call: { id: string; kind: CallKind }): Promise<void>;
  /** Null when there is no such call or one may not see it. */
  watch(callId: string, listener: Listener<Call | null>): Unsubscribe;
  /**
   * Comes in, or takes the place of another tab of oneself. A call that is known as it was a moment
   * ago saves a look. Rejects with `callFull` when six are in, `callOver`, `notMember`, `offline`.
   */
  join(callId: string, me: CallEnd, known?: Call): Promise<void>;
  /** Says that one does not come; ends a direct call. A call that is over or answered is left alone. */
  refuse(callId: string, uid: string, refusal: CallRefusal): Promise<void>;
  /**
   * Goes; ends the call when it was direct or nobody else is in. `outcome` says how, where nobody
   * had come yet. Goes quietly where the place was taken by another tab.
   */
  leave(
    call: Call,
    me: CallEnd,
    outcome: Extract<CallOutcome, 'cancelled' | 'missed' | 'failed'>,
  ): Promise<void>;
  /** The same while the page closes: sent at once, never waited for. */
  leaveOnClose(call: Call, me: CallEnd): void;

  /** Says that this tab is still in the call. */
  beat(callId: string, me: CallEnd): Promise<void>;

  /** Rejects with `callOver` when either side is not in the call with that tab. */
  send(callId: string, signal: Omit<CallSignal, 'id' | 'at'>): Promise<void>;
  /** Signals to this tab that were not consumed, oldest first; what cannot be parsed is left out. */
  watchSignals(callId: string, to: CallEnd, listener: Listener<CallSignal[]>): Unsubscribe;
  /** Deletes signals that were taken. */
  consume(callId: string, signalIds: readonly string[]): Promise<void>;

  /**
   * STUN and TURN servers for a call in a room, with credentials that last for hours: cheap to be asked
   * for again. None where the owner set none up.
   */
  iceServers(roomId: string): Promise<readonly IceServer[]>;
  /** One's calls over all rooms, newest first; `before` is the `createdAt` of the last one seen. */
  history(uid: string, before: Millis | null): Promise<{ calls: Call[]; hasMore: boolean }>;
}
