import type { SystemEvent } from '@hearth/domain/message';
import type { Millis } from '@hearth/domain/time';
import {
  Crown,
  Image as ImageIcon,
  Pencil,
  Shield,
  UserMinus,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useEventWords } from '../../components/eventWords';
import { useFormat } from '../../i18n/i18n';
import styles from './SystemLine.module.css';

const ICONS: Record<SystemEvent['type'], LucideIcon> = {
  created: Users,
  added: UserPlus,
  removed: UserMinus,
  left: UserMinus,
  renamed: Pencil,
  photoChanged: ImageIcon,
  roleChanged: Shield,
  ownerChanged: Crown,
};

export interface SystemLineProps {
  event: SystemEvent;
  actorId: string;
  atMs: Millis;
}

/** Who did what to the room, in one quiet line. */
export function SystemLine({ event, actorId, atMs }: SystemLineProps) {
  const words = useEventWords(event, actorId);
  const format = useFormat();
  const Icon = ICONS[event.type];
  return (
    <p className={styles['line']}>
      <Icon aria-hidden="true" className={styles['icon']} />
      <span className={styles['words']}>
        <bdi>{words}</bdi>{' '}
        <time
          dateTime={new Date(atMs).toISOString()}
          title={format.full(atMs)}
          className={styles['time']}
        >
          {format.time(atMs)}
        </time>
      </span>
    </p>
  );
}
