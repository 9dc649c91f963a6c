import { can } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import {
  Bell,
  Ellipsis,
  Image as ImageIcon,
  ImageOff,
  LogOut,
  Pencil,
  ShieldCheck,
  Timer,
} from 'lucide-react';
import { Suspense, useState } from 'react';
import { lateDialog } from '../../components/lateDialog';
import { useOpenModeration } from '../../components/openModeration';
import { useOpenRoomNotifications } from '../../components/openRoomNotifications';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { useMyRole } from '../../state/rooms';
import { useSession } from '../../state/session';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';
import { useToast } from '../../ui/Toasts';
import { usePhotoChoice } from './usePhotoChoice';

const RenameDialog = lateDialog(
  withMoreWords(async () => (await import('./RenameDialog')).RenameDialog),
);
const RoomPhotoDialog = lateDialog(
  withMoreWords(async () => (await import('./RoomPhotoDialog')).RoomPhotoDialog),
);
const DisappearingDialog = lateDialog(
  withMoreWords(async () => (await import('./DisappearingDialog')).DisappearingDialog),
);
const LeaveDialog = lateDialog(
  withMoreWords(async () => (await import('./LeaveDialog')).LeaveDialog),
);

/** What one may do with a room, in groups by one's role. */
export function RoomMenu({ room }: { room: Room }) {
  const t = useT();
  const role = useMyRole(room.id);
  const openNotifications = useOpenRoomNotifications();
  const openModeration = useOpenModeration();
  const [dialog, setDialog] = useState<'rename' | 'disappearing' | 'leave' | null>(null);
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
    if (openNotifications) {
      shown.push({
        id: 'notifications',
        label: t('rooms.notifications'),
        icon: <Bell />,
        onSelect: () => {
          openNotifications(room.id);
        },
      });
    }
    if (room.kind === 'direct') return shown;
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
    if (can(role, 'setDisappearing')) {
      shown.push({
        id: 'disappearing',
        label: t('rooms.disappearing'),
        icon: <Timer />,
        onSelect: () => {
          setDialog('disappearing');
        },
      });
    }
    if (openModeration && can(role, 'moderate')) {
      shown.push({
        id: 'moderation',
        label: t('rooms.moderation'),
        icon: <ShieldCheck />,
        onSelect: () => {
          openModeration(room.id);
        },
      });
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
        {dialog === 'disappearing' && <DisappearingDialog room={room} onClose={close} />}
        {dialog === 'leave' && <LeaveDialog room={room} onClose={close} />}
      </Suspense>
    </>
  );
}
