import { SECOND_MS } from '@hearth/domain/time';
import type { CallMediaPort } from '../../ports/callMedia';
import type { Unsubscribe } from '../../ports/unsubscribe';
import type { CallBoard } from './callBoard';
import { isSilent } from './peerTalk';

/** From here on it is a voice and not a room. */
const VOICE_LEVEL = 0.06;
/** Between words nobody stops speaking. */
const HOLD_MS = 600;
/** Who speaks on while another one began has to be outdone for this long. */
const TAKE_OVER_MS = 1.5 * SECOND_MS;
/** Share of the new level in the smoothed one, which comes about 10 times a second. */
const SMOOTHING = 0.2;
/** So much louder than the speaker has to be who takes over while both speak. */
const OUTDO = 1.5;

interface Voice {
  stream: MediaStream;
  stop: Unsubscribe;
  /** Smoothed. */
  level: number;
  isSpeaking: boolean;
  silentTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when it outdoes the speaker; null while it does not. */
  outdoesSince: number | null;
}

interface SpeakingDeps {
  me: string;
  media: Pick<CallMediaPort, 'watchLevel'>;
  board: CallBoard;
}

/** Who speaks, from how loud everybody is. */
export class SpeakingWatch {
  readonly #deps: SpeakingDeps;
  readonly #voices = new Map<string, Voice>();

  constructor(deps: SpeakingDeps) {
    this.#deps = deps;
  }

  /** Follows the streams on the board; to be called when they changed, or who is muted. */
  update(): void {
    const { me, board } = this.#deps;
    const { own, people } = board.shown;
    const streams = new Map(people.map(({ uid, stream }) => [uid, stream]));
    // Without a voice in it there is nothing to measure.
    streams.set(me, own.stream?.getAudioTracks().length ? own.stream : null);
    for (const [uid, voice] of this.#voices) {
      if (streams.get(uid) !== voice.stream) this.#forget(uid, voice);
      else if (voice.isSpeaking && this.#isMuted(uid)) this.#quiet(uid, voice);
    }
    for (const [uid, stream] of streams) {
      if (stream && !this.#voices.has(uid)) this.#listen(uid, stream);
    }
  }

  close(): void {
    for (const [uid, voice] of this.#voices) this.#forget(uid, voice);
  }

  #listen(uid: string, stream: MediaStream): void {
    const voice: Voice = {
      stream,
      level: 0,
      isSpeaking: false,
      silentTimer: undefined,
      outdoesSince: null,
      stop: () => undefined,
    };
    this.#voices.set(uid, voice);
    voice.stop = this.#deps.media.watchLevel(stream, (level) => {
      this.#onLevel(uid, voice, this.#isMuted(uid) ? 0 : level);
    });
  }

  #forget(uid: string, voice: Voice): void {
    voice.stop();
    this.#quiet(uid, voice);
    this.#voices.delete(uid);
  }

  #isMuted(uid: string): boolean {
    const { me, board } = this.#deps;
    return uid === me ? isSilent(board.shown.own) : (board.person(uid)?.isMuted ?? true);
  }

  #onLevel(uid: string, voice: Voice, level: number): void {
    voice.level += (level - voice.level) * SMOOTHING;
    if (level >= VOICE_LEVEL) this.#speaks(uid, voice);
    if (voice.isSpeaking) this.#contest(uid, voice);
  }

  #speaks(uid: string, voice: Voice): void {
    clearTimeout(voice.silentTimer);
    voice.silentTimer = setTimeout(() => {
      this.#quiet(uid, voice);
    }, HOLD_MS);
    if (voice.isSpeaking) return;
    voice.isSpeaking = true;
    this.#deps.board.changePerson(uid, { isSpeaking: true });
  }

  #quiet(uid: string, voice: Voice): void {
    clearTimeout(voice.silentTimer);
    voice.isSpeaking = false;
    voice.outdoesSince = null;
    this.#deps.board.changePerson(uid, { isSpeaking: false });
  }

  /** A silent speaker is followed at once by who speaks, another one only by who is louder for a while. */
  #contest(uid: string, voice: Voice): void {
    const { board } = this.#deps;
    const { speakerId } = board.shown;
    if (speakerId === uid) return;
    const speaker = speakerId === null ? undefined : this.#voices.get(speakerId);
    if (speaker?.isSpeaking) {
      const outdoes = voice.level > speaker.level * OUTDO;
      voice.outdoesSince = outdoes ? (voice.outdoesSince ?? Date.now()) : null;
      if (voice.outdoesSince === null || Date.now() - voice.outdoesSince < TAKE_OVER_MS) return;
    }
    voice.outdoesSince = null;
    board.change({ speakerId: uid });
  }
}
