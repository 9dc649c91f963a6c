import { routes } from '@hearth/domain/paths';
import { canInWorkspace } from '@hearth/domain/workspace';
import {
  AtSign,
  BellOff,
  CalendarClock,
  Circle,
  Keyboard,
  LogOut,
  MessagesSquare,
  Phone,
  Search,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import { useNavigate, useMatch } from 'react-router-dom';
import { PersonAvatar } from '../components/PersonAvatar';
import { useT } from '../i18n/i18n';
import { useAttention, useUnseenCount } from '../state/notifications';
import { useMe } from '../state/session';
import { useSaveSettings, useSettings } from '../state/settings';
import { useWorkspaceRole } from '../state/workspaceRole';
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
  const unread = useAttention();
  const unseen = useUnseenCount();
  const isInbox = useMatch(routes.inbox) !== null;
  const isSettings = useMatch('/settings/*') !== null;
  const isModeration = useMatch(routes.moderation) !== null;
  const isCalls = useMatch(routes.calls) !== null;
  const workspaceRole = useWorkspaceRole();
  return (
    <nav className={`${shell['rail'] ?? ''} ${styles['rail'] ?? ''}`} aria-label={t('shell.rail')}>
      <span className={styles['item']}>
        <IconButton
          label={t('shell.home')}
          icon={<MessagesSquare />}
          isActive={!isSettings && !isInbox && !isModeration && !isCalls}
          onClick={() => void navigate(routes.home)}
        />
        {(isSettings || isModeration) && (
          <span className={styles['badge']}>
            <Badge count={unread} label={t('rooms.unread', { count: unread })} />
          </span>
        )}
      </span>
      <span className={styles['item']}>
        <IconButton
          label={t('shell.inbox')}
          icon={<AtSign />}
          isActive={isInbox}
          onClick={() => void navigate(routes.inbox)}
        />
        <span className={styles['badge']}>
          <Badge count={unseen} label={t('shell.inboxUnseen', { count: unseen })} />
        </span>
      </span>
      <IconButton
        label={t('shell.calls')}
        icon={<Phone />}
        isActive={isCalls}
        onClick={() => void navigate(routes.calls)}
      />
      <IconButton
        label={t('shell.search')}
        icon={<Search />}
        shortcut={PALETTE_KEYS}
        onClick={() => {
          open({ type: 'palette' });
        }}
      />
      {canInWorkspace(workspaceRole, 'review') && (
        <IconButton
          label={t('shell.moderation')}
          icon={<ShieldCheck />}
          isActive={isModeration}
          onClick={() => void navigate(routes.moderation)}
        />
      )}
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
  const signOut = useSignOut();
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
          {
            id: 'later',
            label: t('shell.later'),
            icon: <CalendarClock />,
            onSelect: () => void navigate(routes.later),
          },
          { id: 'signOut', label: t('shell.signOut'), icon: <LogOut />, onSelect: signOut },
        ]}
      />
    </>
  );
}
