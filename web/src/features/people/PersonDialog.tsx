import type { ErrorCode } from '@hearth/domain/errors';
import type { Profile } from '@hearth/domain/user';
import { Bookmark, Copy, MessageSquare, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PersonAvatar } from '../../components/PersonAvatar';
import { usePresenceWords } from '../../components/usePresenceWords';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useBlocked, usePerson } from '../../state/people';
import { useMe } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import { useToast } from '../../ui/Toasts';
import { BlockActions } from './BlockActions';
import styles from './PersonDialog.module.css';

/** A profile that has not come by then is not there. */
const MISSING_AFTER_MS = 5_000;

export interface PersonDialogProps {
  uid: string;
  onClose: () => void;
  /** Opens the conversation with them; with oneself, the notes. */
  onMessage: (uid: string) => void;
  /** The conversation is being opened. */
  isOpening?: boolean;
  /** Why it did not open. */
  openError?: ErrorCode | null;
  /** Opens one's own profile to edit. */
  onEdit: () => void;
}

/** Who somebody is, and what one can do about them. */
export function PersonDialog(props: PersonDialogProps) {
  const t = useT();
  const person = usePerson(props.uid);
  const isMissing = useIsMissing(person);
  return (
    <Dialog
      isOpen
      size="s"
      title={t('people.profile')}
      closeLabel={t('people.close')}
      onClose={props.onClose}
    >
      {person ? (
        <PersonCard {...props} person={person} />
      ) : isMissing ? (
        <EmptyState title={t('people.goneTitle')} body={t('people.goneBody')} />
      ) : (
        <div className={styles['head']} role="status" aria-label={t('people.loading')}>
          <Skeleton shape="circle" width="4.5rem" height="4.5rem" />
          <div className={styles['words']}>
            <Skeleton width="60%" />
            <Skeleton width="40%" />
          </div>
        </div>
      )}
    </Dialog>
  );
}

function useIsMissing(person: Profile | undefined): boolean {
  const isOnline = useConnection() === 'online';
  const [isMissing, setIsMissing] = useState(false);
  const isWaiting = !person && isOnline;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setIsMissing(true), MISSING_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isMissing && isWaiting;
}

function PersonCard(props: PersonDialogProps & { person: Profile }) {
  const { person, onMessage, isOpening = false, openError, onEdit } = props;
  const t = useT();
  const errorText = useErrorText();
  const isMe = useMe() === person.uid;
  const isBlocked = useBlocked().has(person.uid);
  return (
    <div className={styles['card']}>
      <div className={styles['head']}>
        <PersonAvatar uid={person.uid} size={72} showPresence />
        <div className={styles['words']}>
          <h3 className={styles['name']} dir="auto">
            {person.displayName}
          </h3>
          <HandleLine handle={person.handle} />
          <PresenceLine uid={person.uid} />
        </div>
      </div>
      {(person.statusEmoji || person.statusText) && (
        <p className={styles['status']} dir="auto">
          {person.statusEmoji && <span className={styles['emoji']}>{person.statusEmoji}</span>}
          {person.statusText}
        </p>
      )}
      {person.bio && (
        <p className={styles['bio']} dir="auto">
          {person.bio}
        </p>
      )}
      {openError && <Banner tone="danger">{errorText(openError)}</Banner>}
      <div className={styles['actions']}>
        <Button
          isBusy={isOpening}
          variant={isBlocked ? 'secondary' : 'primary'}
          icon={isMe ? <Bookmark /> : <MessageSquare />}
          onClick={() => onMessage(person.uid)}
        >
          {t(isMe ? 'people.notes' : 'people.message')}
        </Button>
        {isMe ? (
          <Button icon={<Pencil />} onClick={onEdit}>
            {t('people.editProfile')}
          </Button>
        ) : (
          <BlockActions person={person} />
        )}
      </div>
    </div>
  );
}

function PresenceLine({ uid }: { uid: string }) {
  const words = usePresenceWords(uid);
  return <div className={styles['presence']}>{words}</div>;
}

function HandleLine({ handle }: { handle: string }) {
  const t = useT();
  const toast = useToast();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(`@${handle}`);
      toast({ text: t('people.handleCopied') });
    } catch {
      // Without the permission the handle is still there to be selected.
    }
  }
  return (
    <div className={styles['handle']}>
      <span>@{handle}</span>
      <IconButton
        size="s"
        label={t('people.copyHandle')}
        icon={<Copy />}
        onClick={() => void copy()}
      />
    </div>
  );
}
