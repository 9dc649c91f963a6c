import type { SystemEvent } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';
import {
  Crown,
  Image as ImageIcon,
  Pencil,
  Shield,
  Timer,
  UserMinus,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useEventWords } from '../../components/eventWords';
import { CallLine } from './CallLine';
import { EventLine } from './EventLine';

type PlainEvent = Exclude<SystemEvent, { type: 'call' }>;

const ICONS: Record<PlainEvent['type'], LucideIcon> = {
  created: Users,
  added: UserPlus,
  removed: UserMinus,
  left: UserMinus,
  renamed: Pencil,
  photoChanged: ImageIcon,
  roleChanged: Shield,
  ownerChanged: Crown,
  disappearing: Timer,
};

export interface SystemLineProps {
  event: SystemEvent;
  message: Pick<ShownMessage, 'id' | 'roomId' | 'senderId' | 'createdAt'>;
}

/** Who did what to the room, in one quiet line. */
export function SystemLine({ event, message }: SystemLineProps) {
  if (event.type === 'call') return <CallLine event={event} message={message} />;
  return <PlainLine event={event} actorId={message.senderId} atMs={message.createdAt} />;
}

function PlainLine({ event, actorId, atMs }: { event: PlainEvent; actorId: string; atMs: Millis }) {
  const words = useEventWords(event, actorId);
  return <EventLine Icon={ICONS[event.type]} words={words} atMs={atMs} />;
}
