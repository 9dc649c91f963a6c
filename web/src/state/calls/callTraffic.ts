import type { Call } from '@hearth/domain/call';
import type { Millis } from '@hearth/domain/time';
import type { CallMediaPort } from '../../ports/callMedia';
import type { CallSlot } from '../../ports/callPeer';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { CallAdapting } from './callAdapting';
import type { CallBoard } from './callBoard';
import { CallLinks, type CallLinksDeps } from './callLinks';
import type { CallPerson } from './callsState';
import type { OwnMediaControl } from './ownMedia';
import { heardOf, parseTalk, talkOf } from './peerTalk';
import { SpeakingWatch } from './speaking';

interface CallTrafficDeps extends Omit<
  CallLinksDeps,
  'tracks' | 'greeting' | 'onChange' | 'onHeard'
> {
  media: Pick<CallMediaPort, 'watchLevel' | 'watchNetwork'>;
  now: () => Millis;
  board: CallBoard;
  own: OwnMediaControl;
  /** The state of a link changed. */
  onLinks: () => void;
}

/** What goes between the browsers of a call: media, what people tell of themselves, and its measure. */
export class CallTraffic {
  readonly #deps: CallTrafficDeps;
  readonly #links: CallLinks;
  readonly #speaking: SpeakingWatch;
  readonly #adapting: CallAdapting;
  readonly #stops: Unsubscribe[];
  #said = '';
  #isSharing = false;

  constructor(deps: CallTrafficDeps) {
    const { board, media, me, now, own } = deps;
    this.#deps = deps;
    this.#links = new CallLinks({
      ...deps,
      tracks: () => own.tracks(),
      greeting: () => JSON.stringify(talkOf(board.shown.own)),
      onChange: (uid, change) => {
        board.changePerson(uid, change);
        if (change.link) deps.onLinks();
      },
      onHeard: (uid, text) => {
        const talk = parseTalk(text);
        if (talk) board.changePerson(uid, heardOf(talk));
      },
    });
    this.#speaking = new SpeakingWatch({ me: me.uid, media, board });
    this.#adapting = new CallAdapting({ links: this.#links, board, now });
    this.#stops = [
      board.follow(() => {
        this.#onBoard();
      }),
      media.watchNetwork(() => {
        this.#links.networkChanged();
      }),
    ];
  }

  update(participants: Call['participants']): void {
    this.#links.update(participants);
    this.#adapting.update();
    this.#onBoard();
  }

  states(): CallPerson['link'][] {
    return this.#links.states();
  }

  setTrack(slot: CallSlot, track: MediaStreamTrack | null): void {
    this.#links.setTrack(slot, track);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#adapting.close();
    this.#speaking.close();
    this.#links.close();
  }

  /** What the others are told, and what is measured, follows what is shown. */
  #onBoard(): void {
    const { own } = this.#deps.board.shown;
    this.#speaking.update();
    const talk = JSON.stringify(talkOf(own));
    if (talk !== this.#said) {
      this.#said = talk;
      this.#links.say(talk);
    }
    const isSharing = own.screen !== null;
    if (isSharing === this.#isSharing) return;
    this.#isSharing = isSharing;
    this.#adapting.update();
  }
}
