import type { CallKind } from '@hearth/domain/callKind';
import type { ErrorCode } from '@hearth/domain/errors';
import type { Profile } from '@hearth/domain/user';
import { Bookmark, Copy, Flag, MessageSquare, Pencil, Phone, Video } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useCallRoomId } from '../../components/useCallObstacle';
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
  /** Calls them. */
  onCall?: (kind: CallKind) => void;
  /** Opens a report about them. */
  onReport?: () => void;
  /** What the person looking may do about them in the whole workspace. */
  powers?: ReactNode;
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
  const { person, openError } = props;
  const errorText = useErrorText();
  return (
    <div className={styles['card']}>
      <div className={styles['head']}>
        <PersonAvatar uid={person.uid} size={72} showPresence={!person.closed} />
        <div className={styles['words']}>
          <h3 className={styles['name']} dir="auto">
            {person.displayName}
          </h3>
          {!person.closed && (
            <>
              <HandleLine handle={person.handle} />
              <PresenceLine uid={person.uid} />
            </>
          )}
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
      {!person.closed && <PersonActions {...props} />}
      {props.powers}
    </div>
  );
}

function PersonActions(props: PersonDialogProps & { person: Profile }) {
  const { person, onMessage, isOpening = false, onCall, onReport, onEdit } = props;
  const t = useT();
  const isMe = useMe() === person.uid;
  const isBlocked = useBlocked().has(person.uid);
  return (
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
        <>
          {onCall && !isBlocked && <CallActions onCall={onCall} />}
          <BlockActions person={person} />
          {onReport && (
            <Button icon={<Flag />} onClick={onReport}>
              {t('people.report')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** One call at a time, and none without a connection. */
function CallActions({ onCall }: { onCall: (kind: CallKind) => void }) {
  const t = useT();
  const isInCall = useCallRoomId() !== null;
  const isOffline = useConnection() === 'offline';
  const isOff = isInCall || isOffline;
  return (
    <>
      <Button icon={<Phone />} disabled={isOff} onClick={() => onCall('audio')}>
        {t('calls.headerVoice')}
      </Button>
      <Button icon={<Video />} disabled={isOff} onClick={() => onCall('video')}>
        {t('calls.headerVideo')}
      </Button>
    </>
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
