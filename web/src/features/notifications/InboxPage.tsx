import type { InboxEntry } from '@hearth/domain/inbox';
import { AtSign, CheckCheck } from 'lucide-react';
import { ListPage } from '../../components/ListPage';
import { LoadingRows } from '../../components/LoadingRows';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useNotificationSettings, useUnseenCount } from '../../state/notifications';
import { useInbox } from '../../state/notificationsInbox';
import { useSession } from '../../state/session';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { InboxList } from './InboxList';
import { useSaveNotifications } from './useSaveNotifications';

/** Everything that speaks to this person over all rooms, newest first. */
export function InboxPage({ onBack }: { onBack: () => void }) {
  const t = useT();
  const inbox = useInbox();
  const connection = useConnection();
  const settings = useNotificationSettings();
  return (
    <ListPage
      title={t('notifications.inbox')}
      backLabel={t('notifications.inboxBack')}
      onBack={onBack}
      tools={inbox.type === 'ready' && settings && <SeenButton newest={inbox.entries[0]} />}
    >
      {inbox.type === 'ready' && inbox.entries.length === 0 && (
        <EmptyState
          icon={<AtSign />}
          title={t('notifications.inboxEmpty')}
          body={t('notifications.inboxEmptyBody')}
        />
      )}
      {inbox.type === 'ready' && inbox.entries.length > 0 && (
        <InboxList entries={inbox.entries} seenAt={settings?.inboxSeenAt ?? null} />
      )}
      {inbox.type === 'error' && (
        <EmptyState
          title={t('notifications.inboxError')}
          body={t('notifications.inboxErrorBody')}
        />
      )}
      {inbox.type === 'loading' && connection === 'offline' && (
        <EmptyState
          icon={<AtSign />}
          title={t('notifications.inbox')}
          body={t('notifications.inboxOffline')}
        />
      )}
      {inbox.type === 'loading' && connection !== 'offline' && (
        <LoadingRows label={t('notifications.inboxLoading')} avatarSize={36} />
      )}
    </ListPage>
  );
}

function SeenButton({ newest }: { newest: InboxEntry | undefined }) {
  const t = useT();
  const { services } = useSession();
  const { save } = useSaveNotifications();
  const unseen = useUnseenCount();
  if (unseen === 0) return null;
  return (
    <IconButton
      label={t('notifications.inboxSeen')}
      icon={<CheckCheck />}
      tipSide="bottom"
      onClick={() => {
        // Clocks differ: what is shown is seen.
        save({ inboxSeenAt: Math.max(services.device.now(), newest?.at ?? 0) });
      }}
    />
  );
}
