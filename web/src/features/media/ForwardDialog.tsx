import type { Room } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { useState } from 'react';
import { RoomAvatar } from '../../components/RoomAvatar';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useRoomTitle } from '../../state/rooms';
import { useSession } from '../../state/session';
import { useFoundRooms } from '../../state/useFoundRooms';
import { Banner } from '../../ui/Banner';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { LiveRegion } from '../../ui/LiveRegion';
import { TextField } from '../../ui/TextField';
import { useToast } from '../../ui/Toasts';
import styles from './ForwardDialog.module.css';
import { forwardMessage, type Forwarded } from './forwardMessage';

export interface ForwardDialogProps extends Forwarded {
  onClose: () => void;
}

/** Sends a message, or one file of it, on to another room. */
export function ForwardDialog({ message, attachment, onClose }: ForwardDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const session = useSession();
  const [wanted, setWanted] = useState('');
  const key = searchKey(wanted.replace(/^\s*@/, ''));
  const { rooms, isSearching } = useFoundRooms(key);
  const forwarding = useAction(async (room: Room) => {
    await forwardMessage(session, room, { message, attachment });
    toast({ text: t('media.forwarded') });
    onClose();
  });

  return (
    <Dialog
      isOpen
      size="s"
      title={t('media.forwardTo')}
      closeLabel={t('media.close')}
      onClose={onClose}
    >
      <div className={styles['body']}>
        <TextField
          label={t('media.forwardSearch')}
          value={wanted}
          onChange={setWanted}
          autoComplete="off"
          data-autofocus
        />
        {forwarding.error && <Banner tone="danger">{errorText(forwarding.error)}</Banner>}
        <LiveRegion>
          {rooms.length === 0 && !isSearching && (
            <EmptyState title={t(key === '' ? 'media.forwardNone' : 'media.forwardUnmatched')} />
          )}
        </LiveRegion>
        <ul className={styles['rooms']}>
          {rooms.map((room) => (
            <RoomChoice
              key={room.id}
              room={room}
              isDisabled={forwarding.isBusy}
              onPick={() => void forwarding.run(room)}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

interface RoomChoiceProps {
  room: Room;
  isDisabled: boolean;
  onPick: () => void;
}

function RoomChoice({ room, isDisabled, onPick }: RoomChoiceProps) {
  const title = useRoomTitle(room);
  return (
    <li>
      <button type="button" className={styles['room']} disabled={isDisabled} onClick={onPick}>
        <RoomAvatar room={room} size={32} />
        <span className={styles['title']} dir="auto">
          {title}
        </span>
      </button>
    </li>
  );
}
