import { routes } from '@hearth/domain/paths';
import { BellOff, Circle, Keyboard, LogOut, MessagesSquare, Search, Settings } from 'lucide-react';
import { useNavigate, useMatch } from 'react-router-dom';
import { PersonAvatar } from '../components/PersonAvatar';
import { useT } from '../i18n/i18n';
import { useTotalUnread } from '../state/rooms';
import { useMe } from '../state/session';
import { useSaveSettings, useSettings } from '../state/settings';
import { Badge } from '../ui/Badge';
import { IconButton } from '../ui/IconButton';
import { MenuButton } from '../ui/MenuButton';
import styles from './Rail.module.css';
import shell from './Shell.module.css';
import { useShellActions } from './shellActions';
import { PALETTE_KEYS } from './shortcutKeys';
import { useIsOneColumn } from './useIsOneColumn';
import { useSignOut } from './useSignOut';

/** The narrow bar that leads everywhere; a bar at the bottom on phones. */
export function Rail() {
  const t = useT();
  const navigate = useNavigate();
  const { open } = useShellActions();
  const unread = useTotalUnread();
  const isSettings = useMatch('/settings/*') !== null;
  return (
    <nav className={`${shell['rail'] ?? ''} ${styles['rail'] ?? ''}`} aria-label={t('shell.rail')}>
      <span className={styles['item']}>
        <IconButton
          label={t('shell.home')}
          icon={<MessagesSquare />}
          isActive={!isSettings}
          onClick={() => void navigate(routes.home)}
        />
        {isSettings && (
          <span className={styles['badge']}>
            <Badge count={unread} label={t('rooms.unread', { count: unread })} />
          </span>
        )}
      </span>
      <IconButton
        label={t('shell.search')}
        icon={<Search />}
        shortcut={PALETTE_KEYS}
        onClick={() => {
          open({ type: 'palette' });
        }}
      />
      <span className={styles['space']} />
      <span className={styles['wideOnly']}>
        <IconButton
          label={t('shell.shortcuts')}
          icon={<Keyboard />}
          shortcut="?"
          onClick={() => {
            open({ type: 'shortcuts' });
          }}
        />
      </span>
      <IconButton
        label={t('shell.settings')}
        icon={<Settings />}
        isActive={isSettings}
        onClick={() => void navigate(routes.settings())}
      />
      <AccountMenu />
    </nav>
  );
}

function AccountMenu() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { availability } = useSettings();
  const save = useSaveSettings();
  const isOneColumn = useIsOneColumn();
  const { ask: askSignOut, dialog } = useSignOut();
  // A failed change shows by itself: the check mark goes back.
  const choose = (next: 'auto' | 'dnd') => void save({ availability: next }).catch(() => undefined);
  return (
    <>
      <MenuButton
        label={t('shell.account')}
        icon={<PersonAvatar uid={me} size={28} showPresence />}
        className={styles['me'] ?? ''}
        align="end"
        side={isOneColumn ? 'top' : 'inline-end'}
        items={[
          {
            id: 'auto',
            label: t('shell.statusAuto'),
            icon: <Circle />,
            isChecked: availability === 'auto',
            onSelect: () => {
              choose('auto');
            },
          },
          {
            id: 'dnd',
            label: t('shell.statusDnd'),
            icon: <BellOff />,
            isChecked: availability === 'dnd',
            onSelect: () => {
              choose('dnd');
            },
          },
          { type: 'separator' },
          {
            id: 'profile',
            label: t('shell.settings'),
            icon: <Settings />,
            onSelect: () => void navigate(routes.settings()),
          },
          { id: 'signOut', label: t('shell.signOut'), icon: <LogOut />, onSelect: askSignOut },
        ]}
      />
      {dialog}
    </>
  );
}
