import { RECEIPTS_ROOM_MAX } from '@hearth/domain/limits';
import type { OutboxSend } from '@hearth/domain/outbox';
import type { ReadMark } from '@hearth/domain/receipt';
import type { Role } from '@hearth/domain/roles';
import { directPartnerId, isNotesRoom, type Member, type Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useT } from '../i18n/i18n';
import { usePageFocus } from './pageFocus';
import { usePerson } from './people';
import { roomOf, unreadOf } from './roomsState';
import { useSession } from './session';

export type { RoomsStore } from './roomsStore';

const NO_MARKS: readonly ReadMark[] = [];

/** The room list: newest activity first. */
export function useRooms() {
  const { rooms: store } = useSession();
  const shown = useStore(
    store,
    useShallow(({ status, rooms, hasMore, isConfirmed }) => ({
      status,
      rooms,
      hasMore,
      isConfirmed,
    })),
  );
  return useMemo(() => ({ ...shown, loadMore: store.loadMore }), [shown, store]);
}

/** One room; undefined while unknown, null when there is none that one may see. */
export function useRoom(roomId: string): Room | null | undefined {
  const { rooms: store } = useSession();
  const isOutsideWindow = useStore(
    store,
    (state) => state.status !== 'loading' && !state.byId.has(roomId),
  );
  useEffect(
    () => (isOutsideWindow ? store.watchRoom(roomId) : undefined),
    [store, roomId, isOutsideWindow],
  );
  return useStore(store, (state) => roomOf(state, roomId));
}

/** A group's name; for direct rooms the other person's; "Notes" for one's own. */
export function useRoomTitle(room: Room): string {
  const t = useT();
  const { me } = useSession();
  const partnerId = directPartnerId(room, me);
  const partner = usePerson(partnerId ?? me);
  if (partnerId === null) return room.name;
  if (isNotesRoom(room)) return t('rooms.notes');
  return partner?.displayName ?? t('rooms.someone');
}

/** What one wrote last in a room: while it is on its way, and until something later happens. */
export function useUnsent({ id, lastMessage }: Room): OutboxSend | undefined {
  const entries = useStore(useSession().outbox, (state) => state.byRoom.get(id));
  const last = entries?.findLast((entry) => entry.type === 'send');
  if (!last || last.id === lastMessage?.id) return undefined;
  const isOnItsWay = last.status.type !== 'sent' && last.status.type !== 'failed';
  return isOnItsWay || last.createdAt > (lastMessage?.createdAt ?? 0) ? last : undefined;
}

export function useUnread(roomId: string): number {
  return useStore(useSession().rooms, (state) => {
    const room = roomOf(state, roomId);
    return room ? unreadOf(state, room) : 0;
  });
}

/** How far one has read on the server; undefined before it is known and where nothing was read. */
export function useMyReadMark(roomId: string): ReadMark | undefined {
  return useStore(useSession().rooms, (state) => state.marks?.get(roomId));
}

/** Whether one's own marks have arrived, so that a missing one means "never read". */
export function useAreMarksKnown(): boolean {
  return useStore(useSession().rooms, (state) => state.marks !== undefined);
}

/** Everybody in the room with their role; undefined while loading or when one was removed. */
export function useMembers(roomId: string): ReadonlyMap<string, Member> | undefined {
  const { rooms: store } = useSession();
  useEffect(() => store.watchMembers(roomId), [store, roomId]);
  return useStore(store, (state) => state.members.get(roomId));
}

/** One's role: null outside the room, undefined while unknown. Costs one document at most. */
export function useMyRole(roomId: string): Role | null | undefined {
  const { rooms: store, me } = useSession();
  const known = useStore(store, (state): Role | null | undefined => {
    const room = roomOf(state, roomId);
    if (!room) return room;
    if (!room.memberIds.includes(me)) return null;
    if (room.kind === 'direct') return 'member';
    if (room.ownerId === me) return 'owner';
    return state.members.get(roomId)?.get(me)?.role;
  });
  const isUnknown = known === undefined;
  useEffect(() => (isUnknown ? store.watchMyRole(roomId) : undefined), [store, roomId, isUnknown]);
  const own = useStore(store, (state) => state.myRoles.get(roomId));
  return known === undefined ? own : known;
}

/** Marks of everybody who has read since then; empty in rooms too large for receipts. */
export function useReadMarks(roomId: string, since: Millis): readonly ReadMark[] {
  const { rooms: store } = useSession();
  const hasReceipts = useStore(store, (state) => {
    const count = roomOf(state, roomId)?.memberIds.length ?? 0;
    return count > 1 && count <= RECEIPTS_ROOM_MAX;
  });
  useEffect(
    () => (hasReceipts ? store.watchReads(roomId, since) : undefined),
    [store, roomId, since, hasReceipts],
  );
  return useStore(store, (state) => state.readMarks.get(roomId)) ?? NO_MARKS;
}

/**
 * Gives a function to call with the `createdAt` of the newest server message that is on screen
 * while the page is in front of the person. Leaving the room writes what still waits.
 */
export function useMarkRead(roomId: string): (seenAt: Millis) => void {
  const { rooms: store } = useSession();
  useEffect(
    () => () => {
      store.flushMarks(roomId);
    },
    [store, roomId],
  );
  return useCallback(
    (seenAt: Millis) => {
      store.markSeen(roomId, seenAt);
    },
    [store, roomId],
  );
}

/** While at the newest message in a focused page, the room counts as read before any mark is written. */
export function useReading(roomId: string, isAtBottom: boolean): void {
  const { rooms: store } = useSession();
  const isReading = usePageFocus() && isAtBottom;
  useEffect(() => {
    store.setReading(roomId, isReading);
    return () => {
      store.setReading(roomId, false);
    };
  }, [store, roomId, isReading]);
}
