import { can } from '@hearth/domain/roles';
import { directPartnerId, type Room } from '@hearth/domain/room';
import type { Profile } from '@hearth/domain/user';
import { useBlocking } from '../../components/useBlocking';
import { useT } from '../../i18n/i18n';
import { useBlocked, usePerson } from '../../state/people';
import { useMyRole } from '../../state/rooms';
import { useMe } from '../../state/session';
import { Button } from '../../ui/Button';
import styles from './Composer.module.css';
import { ComposerForm } from './ComposerForm';

/** Where one writes to a room, or why one cannot. */
export function Composer({ room }: { room: Room }) {
  const t = useT();
  const me = useMe();
  const role = useMyRole(room.id);
  const blocked = useBlocked();
  const partnerId = directPartnerId(room, me);
  if (role === null || (role !== undefined && !can(role, 'sendMessage'))) {
    return <Closed words={t('composer.notMember')} />;
  }
  if (partnerId !== null && blocked.has(partnerId)) return <BlockedPartner uid={partnerId} />;
  return <ComposerForm key={room.id} room={room} />;
}

function BlockedPartner({ uid }: { uid: string }) {
  const t = useT();
  const person = usePerson(uid);
  const words = t('composer.youBlocked', { name: person?.displayName ?? t('composer.somebody') });
  return <Closed words={words}>{person && <Unblock person={person} />}</Closed>;
}

function Unblock({ person }: { person: Profile }) {
  const t = useT();
  const { unblock } = useBlocking(person);
  return (
    <Button size="s" isBusy={unblock.isBusy} onClick={() => void unblock.run()}>
      {t('composer.unblock')}
    </Button>
  );
}

function Closed({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div className={styles['composer']}>
      <div className={styles['closed']} role="status">
        <span dir="auto">{words}</span>
        {children}
      </div>
    </div>
  );
}
