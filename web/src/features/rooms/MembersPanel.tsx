import { can } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { Search, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { VList } from 'virtua';
import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { useMembers, useMyRole } from '../../state/rooms';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import { TextField } from '../../ui/TextField';
import { AddPeopleDialog } from './AddPeopleDialog';
import { byRank } from './byRank';
import { MemberRow } from './MemberRow';
import styles from './MembersPanel.module.css';
import type { PeopleSearch } from './peopleSearch';

/** Shorter lists need no search and no virtual rows. */
const LONG_FROM = 20;

export interface MembersPanelProps {
  room: Room;
  Search: PeopleSearch;
  onClose: () => void;
  onPerson: (uid: string) => void;
  /** Opens the direct room with someone. */
  onMessage: (uid: string) => void;
}

/** Who is in a group, with what one may do about it. */
export function MembersPanel({ room, Search: PeopleBox, ...actions }: MembersPanelProps) {
  const t = useT();
  const role = useMyRole(room.id);
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={styles['panel']} aria-label={t('rooms.membersTitle')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>
          {t('rooms.membersTitle')} <span className={styles['count']}>{room.memberIds.length}</span>
        </h2>
        {can(role, 'addMember') && (
          <IconButton
            label={t('rooms.addPeople')}
            icon={<UserPlus />}
            tipSide="bottom"
            onClick={() => {
              setAdding(true);
            }}
          />
        )}
        <IconButton
          label={t('rooms.close')}
          icon={<X />}
          tipSide="bottom"
          onClick={actions.onClose}
        />
      </header>
      <MemberList room={room} {...actions} />
      {isAdding && (
        <AddPeopleDialog
          room={room}
          Search={PeopleBox}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

type MemberListProps = Omit<MembersPanelProps, 'Search' | 'onClose'>;

function MemberList({ room, onPerson, onMessage }: MemberListProps) {
  const t = useT();
  const members = useMembers(room.id);
  const people = usePeople(room.memberIds);
  const [wanted, setWanted] = useState('');
  if (!members) return <LoadingMembers count={Math.min(room.memberIds.length, 8)} />;
  const nameOf = (uid: string) => people.get(uid)?.displayName ?? '';
  const key = searchKey(wanted.replace(/^@/, ''));
  const shown = [...members.values()]
    .filter(({ uid }) => key === '' || matches(key, people.get(uid)))
    .sort(byRank(nameOf));
  const isLong = members.size > LONG_FROM;
  const rows = shown.map((member) => (
    <MemberRow
      key={member.uid}
      room={room}
      member={member}
      onPerson={onPerson}
      onMessage={onMessage}
    />
  ));
  return (
    <>
      {isLong && (
        <div className={styles['find']}>
          <TextField
            type="search"
            label={t('rooms.membersFind')}
            isLabelHidden
            placeholder={t('rooms.membersFind')}
            lead={<Search />}
            value={wanted}
            onChange={setWanted}
          />
        </div>
      )}
      {shown.length === 0 && <p className={styles['none']}>{t('rooms.membersNone')}</p>}
      {isLong ? (
        <VList className={styles['scroll']}>{rows}</VList>
      ) : (
        <div className={styles['scroll']}>{rows}</div>
      )}
    </>
  );
}

function matches(
  key: string,
  person: { displayName: string; handle: string } | undefined,
): boolean {
  if (!person) return false;
  return searchKey(person.displayName).includes(key) || person.handle.includes(key);
}

function LoadingMembers({ count }: { count: number }) {
  const t = useT();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className={styles['skeleton']}>
          <Skeleton shape="circle" width="2.25rem" />
          <Skeleton width="8rem" />
        </div>
      ))}
    </div>
  );
}
