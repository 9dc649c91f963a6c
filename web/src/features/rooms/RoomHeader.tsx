import { directPartnerId, isNotesRoom, type Room } from '@hearth/domain/room';
import { ArrowLeft, Images, Timer, Users } from 'lucide-react';
import { HOUR_MS } from '@hearth/domain/time';
import type { ReactNode } from 'react';
import { RoomAvatar } from '../../components/RoomAvatar';
import { usePresenceWords } from '../../components/usePresenceWords';
import { useT } from '../../i18n/i18n';
import { useRoomTitle } from '../../state/rooms';
import { useMe } from '../../state/session';
import { Tooltip } from '../../ui/Tooltip';
import { IconButton } from '../../ui/IconButton';
import styles from './RoomHeader.module.css';
import { RoomMenu } from './RoomMenu';

export interface RoomHeaderProps {
  room: Room;
  /** What stands beside the conversation. */
  panel: 'members' | 'media' | null;
  onToggleMembers: () => void;
  onToggleMedia: () => void;
  /** Back to the list, on phones. */
  onBack: () => void;
  onPerson: (uid: string) => void;
  /** The ways into calls. */
  calls?: ReactNode;
}

/** Which conversation this is, who is there, and what can be done with it. */
export function RoomHeader({
  room,
  panel,
  onToggleMembers,
  onToggleMedia,
  onBack,
  onPerson,
  calls,
}: RoomHeaderProps) {
  const t = useT();
  const me = useMe();
  const title = useRoomTitle(room);
  const partnerId = directPartnerId(room, me);
  const isNotes = isNotesRoom(room);
  const open = partnerId !== null ? () => onPerson(partnerId) : onToggleMembers;
  return (
    <header className={styles['header']}>
      <span className={styles['back']}>
        <IconButton
          label={t('rooms.back')}
          icon={<ArrowLeft />}
          onClick={onBack}
          tipSide="bottom"
        />
      </span>
      <button type="button" className={styles['who']} onClick={open} disabled={isNotes}>
        <RoomAvatar room={room} size={36} showPresence />
        <span className={styles['text']}>
          <h2 className={styles['title']}>
            <bdi>{title}</bdi>
          </h2>
          <span className={styles['about']}>
            {room.kind === 'group' && t('rooms.memberCount', { count: room.memberIds.length })}
            {partnerId !== null && !isNotes && <PresenceWords uid={partnerId} />}
            {isNotes && t('rooms.previewNotes')}
          </span>
        </span>
      </button>
      {room.disappearAfterMs !== null && <DisappearMark afterMs={room.disappearAfterMs} />}
      {calls}
      <IconButton
        label={t('rooms.media')}
        icon={<Images />}
        isActive={panel === 'media'}
        onClick={onToggleMedia}
        tipSide="bottom"
      />
      {room.kind === 'group' && (
        <>
          <IconButton
            label={t('rooms.details')}
            icon={<Users />}
            isActive={panel === 'members'}
            onClick={onToggleMembers}
            tipSide="bottom"
          />
        </>
      )}
      {!isNotes && <RoomMenu room={room} />}
    </header>
  );
}

function PresenceWords({ uid }: { uid: string }) {
  return <>{usePresenceWords(uid)}</>;
}

/** That messages go here, and when. */
function DisappearMark({ afterMs }: { afterMs: number }) {
  const t = useT();
  const words = t('rooms.disappearAfter', { hours: Math.round(afterMs / HOUR_MS) });
  return (
    <Tooltip text={words} side="bottom">
      <span role="img" aria-label={words} tabIndex={0} className={styles['timer']}>
        <Timer aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
