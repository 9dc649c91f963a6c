import type { CallKind } from '@hearth/domain/callKind';
import type { Room } from '@hearth/domain/room';
import { Phone, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOpenCall } from '../../../components/openCall';
import { useCallObstacle, useCallRoomId } from '../../../components/useCallObstacle';
import { useT } from '../../../i18n/i18n';
import { useCallActions } from '../../../state/calls/useCalls';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import { MenuButton } from '../../../ui/MenuButton';
import { OngoingCall } from './OngoingCall';
import { useCallPress, type CallHindrance } from './useCallPress';

export interface CallButtonsProps {
  room: Room;
  /** Room for one button only, as on phones. */
  isCompact: boolean;
}

/** Calls the people of a room, comes into the call there, or goes back to it. */
export function CallButtons({ room, isCompact }: CallButtonsProps) {
  const t = useT();
  const obstacle = useCallObstacle(room);
  const { expand } = useCallActions();
  const isInside = useCallRoomId() === room.id;
  if (isInside) {
    return (
      <Button
        size={isCompact ? 'm' : 's'}
        icon={<Phone />}
        aria-label={t('calls.headerReturn')}
        onClick={() => expand(true)}
      >
        {isCompact ? null : t('calls.headerReturn')}
      </Button>
    );
  }
  if (obstacle === 'nobody') return null;
  if (room.call) return <OngoingCall room={room} call={room.call} {...{ isCompact, obstacle }} />;
  return <StartButtons {...{ room, isCompact, obstacle }} />;
}

type StartButtonsProps = CallButtonsProps & { obstacle: CallHindrance };

function StartButtons({ room, isCompact, obstacle }: StartButtonsProps) {
  const t = useT();
  const openCall = useOpenCall();
  const { isHindered, labelled, press } = useCallPress(obstacle);
  const kinds = [
    { kind: 'audio', label: t('calls.headerVoice'), icon: <Phone /> },
    { kind: 'video', label: t('calls.headerVideo'), icon: <Video /> },
  ] as const satisfies readonly { kind: CallKind; label: string; icon: ReactNode }[];
  if (isCompact && !isHindered) {
    const items = kinds.map(({ kind, ...item }) => ({
      ...item,
      id: kind,
      onSelect: () => openCall?.(room.id, kind),
    }));
    return <MenuButton label={t('calls.headerVoice')} icon={<Phone />} align="end" items={items} />;
  }
  return (isCompact ? kinds.slice(0, 1) : kinds).map(({ kind, label, icon }) => (
    <IconButton
      key={kind}
      label={labelled(label)}
      icon={icon}
      tipSide="bottom"
      aria-disabled={isHindered}
      onClick={() => press(() => openCall?.(room.id, kind))}
    />
  ));
}
