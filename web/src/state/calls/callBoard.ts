import type { CallDeviceChoice } from '../../ports/callMedia';
import type { StoreApi } from 'zustand/vanilla';
import type { Unsubscribe } from '../../ports/unsubscribe';
import type { CallPerson, CallsState, CurrentCall, OwnMedia } from './callsState';

/** What a call is about, known before its document is. */
export type CallSubject = Pick<CurrentCall, 'callId' | 'roomId' | 'roomKind' | 'kind' | 'callerId'>;

/** The place of one call in the state; what it still says after another one took the place is dropped. */
export class CallBoard {
  readonly #store: StoreApi<CallsState>;
  readonly #followers = new Set<() => void>();
  #shown: CurrentCall;

  constructor(store: StoreApi<CallsState>, shown: CurrentCall) {
    this.#store = store;
    this.#shown = shown;
    store.setState({ current: shown, failure: null });
  }

  get shown(): CurrentCall {
    return this.#shown;
  }

  change(change: Partial<CurrentCall>): void {
    const isShown = this.#store.getState().current === this.#shown;
    this.#shown = { ...this.#shown, ...change };
    if (isShown) this.#store.setState({ current: this.#shown });
    for (const follow of [...this.#followers]) follow();
  }

  /** Runs after every change. */
  follow(onChange: () => void): Unsubscribe {
    this.#followers.add(onChange);
    return () => {
      this.#followers.delete(onChange);
    };
  }

  changeOwn(change: Partial<OwnMedia>): void {
    this.change({ own: { ...this.#shown.own, ...change } });
  }

  person(uid: string): CallPerson | undefined {
    return this.#shown.people.find((person) => person.uid === uid);
  }

  changePerson(uid: string, change: Partial<CallPerson>): void {
    const before = this.person(uid);
    if (!before || isSame(before, change)) return;
    const people = this.#shown.people.map((person) =>
      person === before ? { ...person, ...change } : person,
    );
    this.change({ people });
  }

  /** The others in the call, in this order; what is known of them stays. */
  setPeople(uids: readonly string[]): void {
    const before = this.#shown.people;
    if (uids.length === before.length && uids.every((uid, n) => before[n]?.uid === uid)) return;
    this.change({ people: uids.map((uid) => this.person(uid) ?? newPerson(uid)) });
  }

  /** Takes it off the screen. */
  clear(): void {
    if (this.#store.getState().current === this.#shown) this.#store.setState({ current: null });
  }
}

/** A call as it begins. */
export function newCall(
  subject: CallSubject,
  life: CurrentCall['life'],
  own: { isMuted: boolean; hasCamera: boolean; devices: CallDeviceChoice },
): CurrentCall {
  return {
    ...subject,
    life,
    own: {
      isMuted: own.isMuted,
      isPushToTalk: false,
      isTalking: false,
      camera: own.hasCamera ? 'starting' : 'off',
      isCameraHeld: false,
      stream: null,
      screen: null,
      handAt: null,
      devices: own.devices,
      problem: null,
    },
    people: [],
    speakerId: null,
    quality: 'high',
    isExpanded: true,
  };
}

function newPerson(uid: string): CallPerson {
  return {
    uid,
    link: 'connecting',
    stream: null,
    screen: null,
    isMuted: false,
    hasCamera: false,
    handAt: null,
    isSpeaking: false,
    quality: null,
  };
}

function isSame(before: CallPerson, change: Partial<CallPerson>): boolean {
  const after = { ...before, ...change };
  return (Object.keys(after) as (keyof CallPerson)[]).every((key) => before[key] === after[key]);
}
