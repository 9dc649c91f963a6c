import type { Call, CallSignal } from '@hearth/domain/call';
import type { CallSlot } from '../../ports/callPeer';
import type { CallsPort } from '../../ports/calls';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { PersonLink, type PersonLinkDeps } from './personLink';
import type { CallPerson } from './callsState';
import type { SignalInbox } from './signalInbox';

export interface CallLinksDeps extends Omit<
  PersonLinkDeps,
  'other' | 'calls' | 'onChange' | 'onHeard'
> {
  calls: Pick<CallsPort, 'send' | 'newId' | 'consume'>;
  signals: SignalInbox;
  onChange(uid: string, change: Parameters<PersonLinkDeps['onChange']>[0]): void;
  onHeard(uid: string, text: string): void;
}

/** One link to each other person in a call, as they and their tabs come and go. */
export class CallLinks {
  readonly #deps: CallLinksDeps;
  readonly #links = new Map<string, PersonLink>();
  /** Signals that were taken, or came from a tab that is not in the call any more. */
  readonly #taken = new Set<string>();
  /** Tabs that another one of the same person took the place of. */
  readonly #pastSessions = new Set<string>();
  #waiting: readonly CallSignal[] = [];
  readonly #stopSignals: Unsubscribe;

  constructor(deps: CallLinksDeps) {
    this.#deps = deps;
    this.#stopSignals = deps.signals.follow((signals) => {
      this.#waiting = signals;
      this.#takeWaiting();
    });
  }

  /** Who is in the call now. */
  update(participants: Call['participants']): void {
    for (const [uid, link] of this.#links) {
      const now = participants[uid];
      if (now?.sessionId === link.other.sessionId) continue;
      this.#pastSessions.add(link.other.sessionId);
      link.close();
      this.#links.delete(uid);
    }
    for (const [uid, { sessionId }] of Object.entries(participants)) {
      if (uid !== this.#deps.me.uid && !this.#links.has(uid)) this.#begin(uid, sessionId);
    }
    this.#takeWaiting();
  }

  states(): CallPerson['link'][] {
    return [...this.#links.values()].map(({ state }) => state);
  }

  /** Links by uid, for what looks after each of them. */
  all(): ReadonlyMap<string, PersonLink> {
    return this.#links;
  }

  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void {
    for (const link of this.#links.values()) link.setTrack(slot, track);
  }

  say(text: string): void {
    for (const link of this.#links.values()) link.say(text);
  }

  networkChanged(): void {
    for (const link of this.#links.values()) link.networkChanged();
  }

  close(): void {
    this.#stopSignals();
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #begin(uid: string, sessionId: string): void {
    const { onChange, onHeard } = this.#deps;
    const link = new PersonLink({
      ...this.#deps,
      other: { uid, sessionId },
      onChange: (change) => {
        onChange(uid, change);
      },
      onHeard: (text) => {
        onHeard(uid, text);
      },
    });
    this.#links.set(uid, link);
    link.start();
  }

  /** Signals of a tab that the call's document does not show yet wait until it does. */
  #takeWaiting(): void {
    const done: string[] = [];
    for (const signal of this.#waiting) {
      if (this.#taken.has(signal.id)) continue;
      const link = this.#links.get(signal.from);
      const isKnown = link?.other.sessionId === signal.fromSession;
      if (!isKnown && !this.#pastSessions.has(signal.fromSession)) continue;
      this.#taken.add(signal.id);
      done.push(signal.id);
      if (isKnown) link.take(signal);
    }
    if (done.length === 0) return;
    // What stays is never taken again, and the clock of the database removes it.
    this.#deps.calls.consume(this.#deps.callId, done).catch(() => undefined);
  }
}
