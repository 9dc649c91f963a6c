import { can } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import { Ellipsis, LogOut, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/i18n';
import { useMyRole } from '../../state/rooms';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';

const RenameDialog = lazy(async () => ({ default: (await import('./RenameDialog')).RenameDialog }));
const LeaveDialog = lazy(async () => ({ default: (await import('./LeaveDialog')).LeaveDialog }));

/** What one may do with a group, by one's role. */
export function RoomMenu({ room }: { room: Room }) {
  const t = useT();
  const role = useMyRole(room.id);
  const [dialog, setDialog] = useState<'rename' | 'leave' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const items = () => {
    const shown: MenuItem[] = [];
    if (can(role, 'renameRoom')) {
      shown.push({
        id: 'rename',
        label: t('rooms.rename'),
        icon: <Pencil />,
        onSelect: () => {
          setDialog('rename');
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
      <Suspense fallback={null}>
        {dialog === 'rename' && <RenameDialog room={room} onClose={close} />}
        {dialog === 'leave' && <LeaveDialog room={room} onClose={close} />}
      </Suspense>
    </>
  );
}
