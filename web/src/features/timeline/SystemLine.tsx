import type { SystemEvent } from '@hearth/domain/message';
import { Crown, Pencil, Shield, UserMinus, UserPlus, Users, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useFormat, useT, type Translate } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { useMe } from '../../state/session';
import styles from './SystemLine.module.css';

const ICONS: Record<SystemEvent['type'], LucideIcon> = {
  created: Users,
  added: UserPlus,
  removed: UserMinus,
  left: UserMinus,
  renamed: Pencil,
  roleChanged: Shield,
  ownerChanged: Crown,
};

/** Other people named in one line; the rest is counted. */
const NAMED_MAX = 8;

function targetIds(event: SystemEvent): readonly string[] {
  switch (event.type) {
    case 'added':
      return event.targetIds;
    case 'removed':
    case 'roleChanged':
    case 'ownerChanged':
      return [event.targetId];
    default:
      return [];
  }
}

interface Words {
  t: Translate;
  isMe: boolean;
  actor: string;
  people: string;
}

function eventWords(event: SystemEvent, { t, isMe, actor, people }: Words): string {
  const who = { actor, isMe: isMe ? 'yes' : 'no' };
  switch (event.type) {
    case 'created':
      return t('timeline.event.created', { ...who, name: event.name });
    case 'added':
      return t('timeline.event.added', { ...who, people });
    case 'removed':
      return t('timeline.event.removed', { ...who, person: people });
    case 'left':
      return t('timeline.event.left', who);
    case 'renamed':
      return t('timeline.event.renamed', { ...who, name: event.name });
    case 'roleChanged':
      return event.role === 'admin'
        ? t('timeline.event.madeAdmin', { ...who, person: people })
        : t('timeline.event.madeMember', { ...who, person: people });
    case 'ownerChanged':
      return t('timeline.event.ownerChanged', { ...who, person: people });
  }
}

/** What an event of a room says, for the timeline and for announcements. */
export function useEventWords(event: SystemEvent, senderId: string): string {
  const t = useT();
  const { list } = useFormat();
  const me = useMe();
  const targets = targetIds(event);
  const named = targets.slice(0, NAMED_MAX);
  const key = [senderId, ...named].join(' ');
  const people = usePeople(useMemo(() => key.split(' '), [key]));
  const nameOf = (uid: string) => people.get(uid)?.displayName ?? t('timeline.someone');
  const names = named.map((uid) => (uid === me ? t('timeline.youObject') : nameOf(uid)));
  const rest = targets.length - named.length;
  if (rest > 0) names.push(t('timeline.andOthers', { count: rest }));
  const isMe = senderId === me;
  return eventWords(event, {
    t,
    isMe,
    actor: isMe ? t('timeline.you') : nameOf(senderId),
    people: list(names),
  });
}

export function SystemLine({
  event,
  senderId,
  at,
}: {
  event: SystemEvent;
  senderId: string;
  at: number;
}) {
  const words = useEventWords(event, senderId);
  const format = useFormat();
  const Icon = ICONS[event.type];
  return (
    <p className={styles['line']}>
      <Icon aria-hidden="true" className={styles['icon']} />
      <span dir="auto" className={styles['words']}>
        {words}
      </span>
      <time
        dateTime={new Date(at).toISOString()}
        title={format.full(at)}
        className={styles['time']}
      >
        {format.time(at)}
      </time>
    </p>
  );
}
