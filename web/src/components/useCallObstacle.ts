import { can } from '@hearth/domain/roles';
import { canCall, directPartnerId, type Room } from '@hearth/domain/room';
import type { MessageKey } from '../i18n/i18n';
import type { CallsState } from '../state/calls/callsState';
import { useCalls } from '../state/calls/useCalls';
import { useConnection } from '../state/connection';
import { useBlocked } from '../state/people';
import { useMyRole } from '../state/rooms';
import { useMe } from '../state/session';
import { useMutedUntil } from '../state/useMutedUntil';
import { useOpenCall } from './openCall';

/** Why one cannot call; `nobody` is not worth saying. */
export type CallObstacle = 'nobody' | 'blocked' | 'muted' | 'busy' | 'offline';

export const OBSTACLE_WORDS = {
  blocked: 'calls.headerBlocked',
  muted: 'calls.headerMuted',
  busy: 'calls.headerBusy',
  offline: 'calls.headerOffline',
} as const satisfies Record<Exclude<CallObstacle, 'nobody'>, MessageKey>;

/** What keeps one from calling the people of a room now; null when nothing does. */
export function useCallObstacle(room: Room): CallObstacle | null {
  const me = useMe();
  const blocked = useBlocked();
  const role = useMyRole(room.id);
  const isMuted = useMutedUntil(room) !== null;
  const isInCall = useCallRoomId() !== null;
  const isOffline = useConnection() === 'offline';
  const hasDoor = useOpenCall() !== null;
  const partnerId = directPartnerId(room, me);
  const mayTalk = role === undefined || (role !== null && can(role, 'sendMessage'));
  if (!hasDoor || !mayTalk || !canCall(room)) return 'nobody';
  if (partnerId !== null && blocked.has(partnerId)) return 'blocked';
  if (isMuted) return 'muted';
  if (isInCall) return 'busy';
  return isOffline ? 'offline' : null;
}

/** Where this tab is in a call; null when it is in none. */
export function useCallRoomId(): string | null {
  return useCalls(callRoomId);
}

function callRoomId({ current }: CallsState): string | null {
  return current && current.life.state !== 'ended' ? current.roomId : null;
}
