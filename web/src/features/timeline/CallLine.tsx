import type { SystemEvent } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { Phone, Video } from 'lucide-react';
import { Suspense } from 'react';
import { useEventWords } from '../../components/eventWords';
import { lateExtra } from '../../components/lateView';
import { withMoreWords } from '../../i18n/moreWords';
import { EventLine } from './EventLine';

/** Its words come with the room; what can be done about it with the first call that is in sight. */
const CallAct = lateExtra(withMoreWords(async () => (await import('./CallAct')).CallAct));

export interface CallLineProps {
  event: Extract<SystemEvent, { type: 'call' }>;
  message: Pick<ShownMessage, 'id' | 'roomId' | 'senderId' | 'createdAt'>;
}

/** That there was a call, and how it ended. */
export function CallLine({ event, message }: CallLineProps) {
  const words = useEventWords(event, message.senderId);
  return (
    <EventLine Icon={event.kind === 'video' ? Video : Phone} words={words} atMs={message.createdAt}>
      <Suspense fallback={null}>
        <CallAct event={event} message={message} />
      </Suspense>
    </EventLine>
  );
}
