import {
  DEFAULT_NOTIFICATIONS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import type { Room } from '@hearth/domain/room';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { NOON, buildDirect, buildGroup, buildMessage } from '../testing/builders';
import { buildEntry } from '../testing/memoryNotifications';
import { watchArrivals, type Arrival } from './notificationsArrivals';
import type { NotificationsState } from './notificationsStore';
import type { PeopleState } from './peopleStore';
import { EMPTY_ROOMS_STATE, type RoomsState } from './roomsState';

function open(change: Partial<NotificationSettings> = {}, blocked: readonly string[] = []) {
  const tea = buildGroup({ id: 'tea', seq: 4 });
  const rooms = createStore<RoomsState>(() => ({
    ...EMPTY_ROOMS_STATE,
    status: 'ready',
    byId: new Map([[tea.id, tea]]),
  }));
  const notifications = createStore<NotificationsState>(() => ({
    settings: { ...DEFAULT_NOTIFICATIONS, ...change },
    isKnown: true,
    silenced: new Set(),
    recent: [],
  }));
  const people = createStore<PeopleState>(() => ({
    profiles: new Map(),
    presence: new Map(),
    checkedAt: NOON,
    blocked: new Set(blocked),
  }));
  const told: Arrival[] = [];
  const stop = watchArrivals({
    ...{ me: 'ada', rooms, notifications, people },
    now: () => NOON + 1_000,
    tell: (arrival) => told.push(arrival),
  });
  const show = (room: Room) => {
    rooms.setState(({ byId }) => ({ byId: new Map(byId).set(room.id, room) }));
  };
  const said = () =>
    told.map((arrival) =>
      arrival.type === 'message' ? arrival.message.id : `reminder ${arrival.entry.id}`,
    );
  return { rooms, notifications, told, said, show, stop };
}

const written = (message: Partial<Parameters<typeof buildMessage>[0]> = {}) =>
  buildMessage({ id: 'm5', senderId: 'grace', roomId: 'tea', ...message });

describe('watchArrivals', () => {
  it('tells of a new message, once', () => {
    const { show, told, said } = open();
    const room = buildGroup({ id: 'tea', seq: 5 }, written());
    show(room);
    show({ ...room, activityAt: room.activityAt + 1 });
    expect(said()).toEqual(['m5']);
    expect(told[0]).toMatchObject({ room: { id: 'tea' }, hidesPreview: false });
  });

  it('tells of the first message of somebody new', () => {
    const { show, said } = open();
    show(buildDirect('ada', 'linus', written({ id: 'm1', senderId: 'linus' })));
    expect(said()).toEqual(['m1']);
  });

  it.each([
    ['one’s own', written({ senderId: 'ada' }), 5],
    ['what is long past', written({ createdAt: NOON - 60_000 }), 5],
    ['a change of the last message', written({ text: 'Edited' }), 4],
    ['a deleted one', written({ deletedAt: NOON }), 5],
    ['an event', written({ kind: 'system', event: { type: 'left' } }), 5],
  ])('is silent about %s', (_what, message, seq) => {
    const { show, said } = open();
    show(buildGroup({ id: 'tea', seq }, message));
    expect(said()).toEqual([]);
  });

  it('is silent about what the first look at the list brings', () => {
    const { rooms, show, said } = open();
    rooms.setState({ status: 'loading' });
    show(buildGroup({ id: 'tea', seq: 5 }, written()));
    expect(said()).toEqual([]);
  });

  it('follows what the person chose', () => {
    const room = buildGroup({ id: 'tea', seq: 5 }, written());
    const quiet = open({ rooms: { tea: { level: 'none', mutedUntil: null } } });
    quiet.show(room);
    expect(quiet.said()).toEqual([]);
    const blocking = open({}, ['grace']);
    blocking.show(room);
    expect(blocking.said()).toEqual([]);
    const discreet = open({ hidePreview: true });
    discreet.show(room);
    expect(discreet.told[0]).toMatchObject({ hidesPreview: true });
  });

  it('says nothing before it knows what the person chose', () => {
    const { notifications, show, said } = open();
    notifications.setState({ isKnown: false });
    show(buildGroup({ id: 'tea', seq: 5 }, written()));
    expect(said()).toEqual([]);
  });

  it('learns from the inbox that a message is a reply', () => {
    const { notifications, show, said } = open({ level: 'mentions' });
    show(buildGroup({ id: 'tea', seq: 5 }, written()));
    expect(said()).toEqual([]);
    notifications.setState({
      recent: [buildEntry({ messageId: 'm5', roomId: 'tea', type: 'reply' })],
    });
    expect(said()).toEqual(['m5']);
  });

  it('tells of a reminder that has come', () => {
    const { notifications, said } = open({ level: 'none' });
    notifications.setState({
      recent: [
        buildEntry({ messageId: 'm2', type: 'reminder' }),
        buildEntry({ messageId: 'm1', type: 'reminder', at: NOON - 3_600_000 }),
      ],
    });
    expect(said()).toEqual(['reminder m2']);
  });
});
