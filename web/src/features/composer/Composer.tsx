import { can } from '@hearth/domain/roles';
import { directPartnerId, type Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import type { Profile } from '@hearth/domain/user';
import { dayKey } from '../../components/dayName';
import { useBlocking } from '../../components/useBlocking';
import { useFormat, useT } from '../../i18n/i18n';
import { useBlocked, usePerson } from '../../state/people';
import { useMyRole } from '../../state/rooms';
import { useMe } from '../../state/session';
import { useMutedUntil } from '../../state/useMutedUntil';
import { useToday } from '../../state/useToday';
import { Button } from '../../ui/Button';
import styles from './Composer.module.css';
import { ComposerForm } from './ComposerForm';
import type { ComposerLater } from './composerLater';

export interface ComposerProps {
  room: Room;
  /** Offers to send later; the same object every time. */
  later?: ComposerLater | null;
}

/** Where one writes to a room, or why one cannot. */
export function Composer({ room, later = null }: ComposerProps) {
  const t = useT();
  const me = useMe();
  const role = useMyRole(room.id);
  const blocked = useBlocked();
  const partnerId = directPartnerId(room, me);
  const until = useMutedUntil(room);
  if (role === null || (role !== undefined && !can(role, 'sendMessage'))) {
    return <Closed words={t('composer.notMember')} />;
  }
  if (room.kind === 'direct' && room.barredIds.length > 0) {
    return <Closed words={t('composer.ended')} />;
  }
  if (until !== null) return <Muted until={until} />;
  if (partnerId !== null && blocked.has(partnerId)) return <BlockedPartner uid={partnerId} />;
  return <ComposerForm key={room.id} room={room} later={later} />;
}

/** A day is named only where it is another one. */
function Muted({ until }: { until: Millis }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const time = dayKey(until) === dayKey(today) ? format.time(until) : format.full(until);
  return <Closed words={t('composer.muted', { time })} />;
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
