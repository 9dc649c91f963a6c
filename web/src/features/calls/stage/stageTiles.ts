/** Who and what the stage shows, and what of it is large. */
import type { LinkQuality } from '@hearth/domain/callQuality';
import type { CallPerson, CurrentCall } from '../../../state/calls/callsState';

export interface PersonTile {
  type: 'person';
  id: string;
  uid: string;
  isMe: boolean;
  /** Null where there is no picture of them. */
  video: MediaStream | null;
  isMuted: boolean;
  hasHand: boolean;
  isSpeaking: boolean;
  link: CallPerson['link'];
  /** Null while unknown, and of oneself. */
  quality: LinkQuality | null;
  /** One's own camera, which the network is too slow to send. */
  isHeld: boolean;
}

export interface ScreenTile {
  type: 'screen';
  id: string;
  uid: string;
  isMe: boolean;
  video: MediaStream;
}

export type StageTile = PersonTile | ScreenTile;

/** `auto`: a grid, until a screen is shared; with one other person they are large. */
export type StageView = 'auto' | 'grid' | 'stage';

export type StageLayout =
  | { type: 'grid'; tiles: readonly StageTile[] }
  /** `corner`: oneself above the other person. `strip`: everybody else in a row. */
  | { type: 'stage'; main: StageTile; rest: readonly StageTile[]; restIn: 'corner' | 'strip' };

/** Screens first, then people, longest there first, oneself last. */
export function tilesOf(call: CurrentCall, me: string, isOwnVoiceHeard: boolean): StageTile[] {
  const screens = call.people.flatMap(({ uid, screen }) => screenTile(uid, screen, false));
  const own = screenTile(me, call.own.screen, true);
  return [
    ...screens,
    ...own,
    ...call.people.map<PersonTile>((person) => ({
      type: 'person',
      id: `person ${person.uid}`,
      uid: person.uid,
      isMe: false,
      video: person.hasCamera ? person.stream : null,
      isMuted: person.isMuted,
      hasHand: person.handAt !== null,
      isSpeaking: person.isSpeaking,
      link: person.link,
      quality: person.quality,
      isHeld: false,
    })),
    ownTile(call, me, isOwnVoiceHeard),
  ];
}

function screenTile(uid: string, video: MediaStream | null, isMe: boolean): ScreenTile[] {
  return video ? [{ type: 'screen', id: `screen ${uid}`, uid, isMe, video }] : [];
}

function ownTile({ own }: CurrentCall, uid: string, isHeard: boolean): PersonTile {
  return {
    type: 'person',
    id: `person ${uid}`,
    uid,
    isMe: true,
    video: own.camera === 'on' ? own.stream : null,
    isMuted: isSilent(own),
    hasHand: own.handAt !== null,
    isSpeaking: isHeard && !isSilent(own),
    link: 'connected',
    quality: null,
    isHeld: own.isCameraHeld,
  };
}

/** Whether nobody hears one just now. */
export function isSilent(own: Pick<CurrentCall['own'], 'isMuted' | 'isPushToTalk' | 'isTalking'>) {
  return own.isPushToTalk ? !own.isTalking : own.isMuted;
}

export interface StageWish {
  view: StageView;
  /** The tile that one keeps large. */
  pinnedId: string | null;
  /** Somebody else who speaks, or spoke last. */
  speakerId: string | null;
}

/** What is large: the pinned tile, else a screen of somebody else, else who speaks. */
export function layoutOf(tiles: readonly StageTile[], wish: StageWish): StageLayout {
  const pinned = tiles.find(({ id }) => id === wish.pinnedId);
  const screen = tiles.find(({ type, isMe }) => type === 'screen' && !isMe);
  const others = tiles.filter(({ type, isMe }) => type === 'person' && !isMe);
  const speaker = others.find(({ uid }) => uid === wish.speakerId) ?? others[0];
  const main = pinned ?? screen ?? speaker;
  const wantsGrid = screen ? false : others.length > 1;
  const isGrid = wish.view === 'grid' || (wish.view === 'auto' && wantsGrid && !pinned);
  if (!main || isGrid) return { type: 'grid', tiles };
  const rest = tiles.filter((tile) => tile !== main);
  const isCorner = main.type === 'person' && rest.length === 1;
  return { type: 'stage', main, rest, restIn: isCorner ? 'corner' : 'strip' };
}

/** Whom to show where there is room for one: a screen, who speaks, or oneself. */
export function leadingTile(
  tiles: readonly StageTile[],
  speakerId: string | null,
): StageTile | undefined {
  const layout = layoutOf(tiles, { view: 'stage', pinnedId: null, speakerId });
  return layout.type === 'stage' ? layout.main : layout.tiles.at(-1);
}
