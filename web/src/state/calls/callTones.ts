import type { CallMediaPort } from '../../ports/callMedia';
import type { Unsubscribe } from '../../ports/unsubscribe';
import type { CurrentCall } from './callsState';

/** What is heard of a call beside its voices. */
export class CallTones {
  readonly #media: Pick<CallMediaPort, 'ring'>;
  #stopOutgoing: Unsubscribe | null = null;
  #people = 0;
  #hasEnded = false;

  constructor(media: Pick<CallMediaPort, 'ring'>) {
    this.#media = media;
  }

  /** To be called when the life of the call or who is in it changed. */
  update({ life, people, roomKind }: CurrentCall): void {
    const isDialling = life.state === 'ringing' && life.direction === 'outgoing';
    if (isDialling) this.#stopOutgoing ??= this.#media.ring('outgoing');
    else {
      this.#stopOutgoing?.();
      this.#stopOutgoing = null;
    }
    const isIn = life.state === 'connected' || life.state === 'reconnecting';
    if (isIn && roomKind === 'group' && people.length !== this.#people) {
      this.#media.ring(people.length > this.#people ? 'joined' : 'left');
    }
    this.#people = people.length;
    if (life.state !== 'ended' || this.#hasEnded) return;
    this.#hasEnded = true;
    // Who goes, or goes on elsewhere, does not need to hear it here.
    if (life.reason !== 'elsewhere' && life.reason !== 'cancelled') this.#media.ring('ended');
  }
}
