import { canCall, type Room } from '@hearth/domain/room';
import { Phone, Video } from 'lucide-react';
import { useEffect } from 'react';
import { useOpenCall } from '../components/openCall';
import { useT } from '../i18n/i18n';
import { withMoreWords } from '../i18n/moreWords';
import type { CallsState } from '../state/calls/callsState';
import { useCalls } from '../state/calls/useCalls';
import { useConnection } from '../state/connection';
import { IconButton } from '../ui/IconButton';
import { lazyPart, useLazyPart } from '../ui/lazyPart';
import { useIsLater } from './useIsLater';

/** Calls need a connection anyway: where this can't be fetched it comes when it can. */
const callsPart = lazyPart(withMoreWords(() => import('./LateCalls')));
/** Late enough to take nothing from the first view. */
const CALLS_MS = 2_500;

/** What belongs to calls; null until it has come, some time after the first view or when wanted. */
function useCallsPart(isWanted: boolean) {
  const { loaded, request } = useLazyPart(callsPart);
  const isLater = useIsLater(CALLS_MS);
  const isOffline = useConnection() === 'offline';
  useEffect(() => {
    if (isWanted || (isLater && !isOffline)) request(() => undefined);
  }, [isWanted, isLater, isOffline, request]);
  return loaded;
}

const hasCalls = ({ incoming, current, failure }: CallsState) =>
  incoming.length > 0 || current !== null || failure !== null;

/** The place of calls above the rooms. */
export function CallsSlot() {
  const part = useCallsPart(useCalls(hasCalls));
  return part && <part.LateCalls />;
}

interface RoomCallsProps {
  room: Room;
  /** Place for one button only, as on phones. */
  isCompact: boolean;
}

/** The ways into calls that stand above a room. The first ones only call. */
export function RoomCalls(props: RoomCallsProps) {
  const { room, isCompact } = props;
  const t = useT();
  const openCall = useOpenCall();
  const part = useCallsPart(room.call !== null);
  if (part) return <part.CallButtons {...props} />;
  if (!canCall(room)) return null;
  return (
    <>
      <IconButton
        label={t('calls.headerVoice')}
        icon={<Phone />}
        tipSide="bottom"
        onClick={() => openCall?.(room.id, 'audio')}
      />
      {!isCompact && (
        <IconButton
          label={t('calls.headerVideo')}
          icon={<Video />}
          tipSide="bottom"
          onClick={() => openCall?.(room.id, 'video')}
        />
      )}
    </>
  );
}
