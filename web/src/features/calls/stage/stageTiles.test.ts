import { expect, it } from 'vitest';
import type { CallPerson, OwnMedia } from '../../../state/calls/callsState';
import {
  buildCallPerson,
  buildCurrentCall,
  buildOwnMedia,
} from '../../../testing/buildCurrentCall';
import { placeTiles } from './placeTiles';
import { isSilent, layoutOf, leadingTile, tilesOf, type StageWish } from './stageTiles';

const AUTO: StageWish = { view: 'auto', pinnedId: null, speakerId: null };
const grace = buildCallPerson({ uid: 'grace' });
const linus = buildCallPerson({ uid: 'linus' });
const screen = new MediaStream();

interface Shown {
  people: readonly CallPerson[];
  own?: Partial<OwnMedia>;
}

function tilesWith({ people, own = {} }: Shown) {
  return tilesOf(buildCurrentCall({ people, own: buildOwnMedia(own) }), 'ada', false);
}

function shown(call: Shown, wish: Partial<StageWish> = {}) {
  const layout = layoutOf(tilesWith(call), { ...AUTO, ...wish });
  if (layout.type === 'grid') return `grid of ${layout.tiles.map(({ id }) => id).join(', ')}`;
  return `${layout.main.id}, ${layout.restIn} of ${layout.rest.map(({ id }) => id).join(', ')}`;
}

it('shows one other person large with oneself in the corner', () => {
  expect(shown({ people: [grace] })).toBe('person grace, corner of person ada');
  expect(shown({ people: [grace] }, { view: 'grid' })).toBe('grid of person grace, person ada');
});

it('shows more people as a grid, and who speaks large when that is wished', () => {
  const people = [grace, linus];
  expect(shown({ people })).toBe('grid of person grace, person linus, person ada');
  expect(shown({ people }, { view: 'stage', speakerId: 'linus' })).toBe(
    'person linus, strip of person grace, person ada',
  );
});

it('puts a shared screen on the stage, but never one’s own by itself', () => {
  const people = [grace, { ...linus, screen }];
  expect(shown({ people })).toBe('screen linus, strip of person grace, person linus, person ada');
  expect(shown({ people: [grace, linus], own: { screen } })).toBe(
    'grid of screen ada, person grace, person linus, person ada',
  );
});

it('keeps large what is pinned, until it is gone', () => {
  const people = [grace, { ...linus, screen }];
  expect(shown({ people }, { pinnedId: 'person grace' })).toMatch(/^person grace, strip/);
  expect(shown({ people }, { pinnedId: 'person zoe' })).toMatch(/^screen linus, strip/);
});

it('shows oneself alone', () => {
  expect(shown({ people: [] })).toBe('grid of person ada');
  expect(leadingTile(tilesWith({ people: [] }), null)?.id).toBe('person ada');
  expect(leadingTile(tilesWith({ people: [grace, linus] }), 'linus')?.id).toBe('person linus');
});

it('shows a picture only where there is one', () => {
  const stream = new MediaStream();
  const [first, own] = tilesWith({
    people: [{ ...grace, stream, hasCamera: false }],
    own: { stream, camera: 'starting' },
  });
  expect([first?.video, own?.video]).toEqual([null, null]);
});

it('counts as silent who is muted, or lets go of push to talk', () => {
  const own = { isMuted: false, isPushToTalk: false, isTalking: false };
  expect(isSilent(own)).toBe(false);
  expect(isSilent({ ...own, isMuted: true })).toBe(true);
  expect(isSilent({ ...own, isPushToTalk: true })).toBe(true);
  expect(isSilent({ isMuted: true, isPushToTalk: true, isTalking: true })).toBe(false);
});

it('places every tile in the window, in an order that stays, and the corner above', () => {
  const box = { width: 1264, height: 640 };
  const people = ['b', 'c', 'd', 'e'].map((uid) => buildCallPerson({ uid }));
  const tiles = tilesWith({ people: [buildCallPerson({ uid: 'a', screen }), ...people] });
  for (const size of [box, { width: 374, height: 690 }]) {
    const placed = placeTiles(tiles, layoutOf(tiles, AUTO), size);
    expect(placed.map(({ tile }) => tile.id)).toEqual(tiles.map(({ id }) => id));
    for (const { rect } of placed) {
      expect(rect.start).toBeGreaterThanOrEqual(0);
      expect(rect.top).toBeGreaterThanOrEqual(0);
      expect(rect.start + rect.width).toBeLessThanOrEqual(size.width);
      expect(rect.top + rect.height).toBeLessThanOrEqual(size.height);
      expect(Math.min(rect.width, rect.height)).toBeGreaterThan(40);
    }
  }
  const pair = tilesWith({ people: [grace] });
  const above = placeTiles(pair, layoutOf(pair, AUTO), box).filter(({ isAbove }) => isAbove);
  expect(above.map(({ tile }) => tile.id)).toEqual(['person ada']);
});
