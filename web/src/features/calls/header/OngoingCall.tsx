import { participantIds } from '@hearth/domain/call';
import type { RoomCall } from '@hearth/domain/callKind';
import type { Room } from '@hearth/domain/room';
import { ArrowRightLeft, Phone, Video } from 'lucide-react';
import { useOpenCall } from '../../../components/openCall';
import { useT } from '../../../i18n/i18n';
import { useMe } from '../../../state/session';
import { Button } from '../../../ui/Button';
import { Tooltip } from '../../../ui/Tooltip';
import { useCallPress, type CallHindrance } from './useCallPress';
import { useWatchedCall } from './useWatchedCall';

interface OngoingCallProps {
  room: Room;
  call: RoomCall;
  isCompact: boolean;
  obstacle: CallHindrance;
}

/** The way into the call that goes on in a room, with how many are there; or out of another tab. */
export function OngoingCall({ room, call, isCompact, obstacle }: OngoingCallProps) {
  const t = useT();
  const me = useMe();
  const openCall = useOpenCall();
  const { isHindered, labelled, press } = useCallPress(obstacle);
  const people = participantIds(useWatchedCall(call.id) ?? { participants: {} });
  const count = people.length;
  const isElsewhere = people.includes(me);
  const words = t(isElsewhere ? 'calls.headerMove' : 'calls.headerJoin');
  const said = isElsewhere || count === 0 ? words : t('calls.headerJoinCount', { count });
  const label = labelled(said);
  return (
    <Tooltip text={label} side="bottom">
      <Button
        size={isCompact ? 'm' : 's'}
        variant={isHindered ? 'secondary' : 'primary'}
        icon={isElsewhere ? <ArrowRightLeft /> : call.kind === 'video' ? <Video /> : <Phone />}
        aria-label={label}
        aria-disabled={isHindered}
        onClick={() => press(() => openCall?.(room.id, call.kind))}
      >
        {isCompact ? null : words} {count > 0 && !isElsewhere && count}
      </Button>
    </Tooltip>
  );
}
