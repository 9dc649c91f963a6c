import { can } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import { Ellipsis, Image as ImageIcon, ImageOff, LogOut, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useMyRole } from '../../state/rooms';
import { useSession } from '../../state/session';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';
import { useToast } from '../../ui/Toasts';
import { usePhotoChoice } from './usePhotoChoice';

const RenameDialog = lazy(async () => ({ default: (await import('./RenameDialog')).RenameDialog }));
const RoomPhotoDialog = lazy(async () => ({
  default: (await import('./RoomPhotoDialog')).RoomPhotoDialog,
}));
const LeaveDialog = lazy(async () => ({ default: (await import('./LeaveDialog')).LeaveDialog }));

/** What one may do with a group, by one's role. */
export function RoomMenu({ room }: { room: Room }) {
  const t = useT();
  const role = useMyRole(room.id);
  const [dialog, setDialog] = useState<'rename' | 'leave' | null>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const { choose, input } = usePhotoChoice(setPicture);
  const { me, services } = useSession();
  const toast = useToast();
  const errorText = useErrorText();
  const removing = useAction(
    () => services.rooms.changePhoto(room, me, null, () => undefined),
    (code) => toast({ text: errorText(code), tone: 'danger' }),
  );
  const close = () => {
    setDialog(null);
  };
  const items = () => {
    const shown: MenuItem[] = [];
    if (can(role, 'renameRoom')) {
      shown.push(
        {
          id: 'rename',
          label: t('rooms.rename'),
          icon: <Pencil />,
          onSelect: () => {
            setDialog('rename');
          },
        },
        { id: 'photo', label: t('rooms.photoChange'), icon: <ImageIcon />, onSelect: choose },
      );
      if (room.photoPath) {
        shown.push({
          id: 'photoRemove',
          label: t('rooms.photoRemove'),
          icon: <ImageOff />,
          onSelect: () => void removing.run(),
        });
      }
    }
    shown.push({
      id: 'leave',
      label: t('rooms.leave'),
      icon: <LogOut />,
      tone: 'danger',
      onSelect: () => {
        setDialog('leave');
      },
    });
    return shown;
  };
  return (
    <>
      <MenuButton label={t('rooms.menu')} icon={<Ellipsis />} items={items} align="end" />
      {input}
      <Suspense fallback={null}>
        {picture && (
          <RoomPhotoDialog room={room} picture={picture} onClose={() => setPicture(null)} />
        )}
        {dialog === 'rename' && <RenameDialog room={room} onClose={close} />}
        {dialog === 'leave' && <LeaveDialog room={room} onClose={close} />}
      </Suspense>
    </>
  );
}
