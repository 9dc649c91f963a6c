import { errorCode } from '@hearth/domain/errors';
import { can, canActOn } from '@hearth/domain/roles';
import type { Member, Room } from '@hearth/domain/room';
import { Crown, Ellipsis, MessageSquare, Shield, ShieldOff, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useErrorText } from '../../i18n/errorText';
import { useT, type Translate } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { useMyRole } from '../../state/rooms';
import { useMe, useSession } from '../../state/session';
import { ContextMenu } from '../../ui/ContextMenu';
import { MenuButton } from '../../ui/MenuButton';
import type { MenuItem } from '../../ui/menuItem';
import { useToast } from '../../ui/Toasts';
import { MemberDialog, type MemberQuestion } from './MemberDialog';
import styles from './MembersPanel.module.css';

const ROLE_KEYS = {
  owner: 'rooms.roleOwner',
  admin: 'rooms.roleAdmin',
  member: 'rooms.roleMember',
} as const;

export interface MemberRowProps {
  room: Room;
  member: Member;
  onPerson: (uid: string) => void;
  onMessage: (uid: string) => void;
}

/** One person of a group; the same acts by button, right click and long press. */
export function MemberRow({ room, member, onPerson, onMessage }: MemberRowProps) {
  const t = useT();
  const me = useMe();
  const person = usePerson(member.uid);
  const [question, setQuestion] = useState<MemberQuestion | null>(null);
  const items = useMemberMenu(room, member, setQuestion, onMessage);
  const name = person?.displayName ?? t('rooms.someone');
  const label = t('rooms.memberMenu', { name });
  return (
    <ContextMenu label={label} items={items} className={styles['row']}>
      <button
        type="button"
        className={styles['person']}
        onClick={() => {
          onPerson(member.uid);
        }}
      >
        <PersonAvatar uid={member.uid} size={36} showPresence />
        <span className={styles['text']}>
          <bdi className={styles['name']}>
            {name}
            {member.uid === me && <span className={styles['you']}> {t('rooms.youMark')}</span>}
          </bdi>
          <span className={styles['about']}>
            {member.role === 'member' ? `@${person?.handle ?? ''}` : t(ROLE_KEYS[member.role])}
          </span>
        </span>
      </button>
      {items.length > 0 && (
        <span className={styles['more']}>
          <MenuButton label={label} icon={<Ellipsis />} items={items} size="s" align="end" />
        </span>
      )}
      {question && (
        <MemberDialog
          room={room}
          uid={member.uid}
          question={question}
          onClose={() => {
            setQuestion(null);
          }}
        />
      )}
    </ContextMenu>
  );
}

/** What one may do about a person: an empty list about oneself. */
function useMemberMenu(
  room: Room,
  member: Member,
  ask: (question: MemberQuestion) => void,
  onMessage: (uid: string) => void,
): MenuItem[] {
  const t = useT();
  const me = useMe();
  const role = useMyRole(room.id);
  const changeRole = useRoleChange(room, member);
  if (member.uid === me) return [];
  const items: MenuItem[] = [
    {
      id: 'message',
      label: t('rooms.message'),
      icon: <MessageSquare />,
      onSelect: () => {
        onMessage(member.uid);
      },
    },
  ];
  if (canActOn(role, 'changeRole', member.role)) items.push(roleItem(t, member, changeRole));
  if (can(role, 'transferOwnership')) {
    items.push({
      id: 'transfer',
      label: t('rooms.transfer'),
      icon: <Crown />,
      onSelect: () => {
        ask('transfer');
      },
    });
  }
  if (canActOn(role, 'removeMember', member.role)) {
    items.push({
      id: 'remove',
      label: t('rooms.remove'),
      icon: <UserMinus />,
      tone: 'danger',
      onSelect: () => {
        ask('remove');
      },
    });
  }
  return items;
}

function roleItem(
  t: Translate,
  member: Member,
  change: (role: 'admin' | 'member') => void,
): MenuItem {
  const isAdmin = member.role === 'admin';
  return {
    id: 'role',
    label: t(isAdmin ? 'rooms.demote' : 'rooms.promote'),
    icon: isAdmin ? <ShieldOff /> : <Shield />,
    onSelect: () => {
      change(isAdmin ? 'member' : 'admin');
    },
  };
}

/** Changes a role at once: it can be undone the same way. */
function useRoleChange(room: Room, member: Member): (role: 'admin' | 'member') => void {
  const { me, services } = useSession();
  const toast = useToast();
  const errorText = useErrorText();
  return (role) => {
    services.rooms.changeRole(room, me, member.uid, role).catch((error: unknown) => {
      toast({ text: errorText(errorCode(error)), tone: 'danger' });
    });
  };
}
