import { summaryExpiry } from '@hearth/domain/disappearing';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { Room } from '@hearth/domain/room';
import { CloudOff, DoorClosed } from 'lucide-react';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { lateDialog } from '../../components/lateDialog';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { usePageFocus } from '../../state/pageFocus';
import { useBlocked } from '../../state/people';
import { useMarkRead, useMyRole, useReadMarks, useReading, useRoomTitle } from '../../state/rooms';
import { useMe, useSession } from '../../state/session';
import { useTimeline, type Timeline } from '../../state/timeline';
import { useIsPast } from '../../state/useIsPast';
import { useToday } from '../../state/useToday';
import { useTypers } from '../../state/typing';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { EmptyState } from '../../ui/EmptyState';
import { MessageList } from './MessageList';
import { AbsentStart, RoomStart } from './RoomStart';
import styles from './RoomTimeline.module.css';
import { readUntil } from './receipts';
import type { OnForward, TimelineMedia, TimelineMediaFrameProps } from './timelineMedia';
import { TimelineSkeleton } from './TimelineSkeleton';
import { TimelineViewContext, type TimelineView } from './timelineView';
import { TypingLine } from './TypingLine';
import { useAnnounceMessages } from './useAnnounceMessages';
import { useMessageActions, type OpenDialog } from './useMessageActions';
import { useRefusals } from './useRefusals';

export interface RoomTimelineProps {
  room: Room;
  /** From a link to a message: jumped to once it is there. */
  focusMessageId?: string | undefined;
  /** Shows files and links; the same object every time. */
  media?: TimelineMedia | undefined;
  /** Offers to forward a message from its menu, or one file of it from the large view. */
  onForward?: OnForward | undefined;
}

/** The messages of a room, from its first to who is typing now. */
export function RoomTimeline(props: RoomTimelineProps) {
  // Another room is another timeline: nothing of the one before stays.
  return <OpenTimeline key={props.room.id} {...props} />;
}

function OpenTimeline(props: RoomTimelineProps) {
  const { room } = props;
  const timeline = useTimeline(room);
  const typers = useTypers(room.id, timeline.status === 'ready');
  useRefusals(room.id);
  return (
    <section className={styles['timeline']}>
      <TimelineContent {...props} timeline={timeline} />
      <TypingLine uids={typers} />
    </section>
  );
}

interface TimelineContentProps extends RoomTimelineProps {
  timeline: Timeline;
}

function TimelineContent(props: TimelineContentProps) {
  const { timeline } = props;
  const t = useT();
  switch (timeline.status) {
    case 'loading':
      return <TimelineSkeleton />;
    case 'denied':
      return (
        <div className={styles['state']}>
          <EmptyState
            icon={<DoorClosed />}
            title={t('timeline.denied')}
            body={t('timeline.deniedBody')}
          />
        </div>
      );
    case 'error':
      return (
        <div className={styles['state']}>
          <EmptyState
            icon={<CloudOff />}
            title={t('timeline.error')}
            body={t('timeline.errorBody')}
            action={<Button onClick={timeline.retry}>{t('timeline.tryAgain')}</Button>}
          />
        </div>
      );
    case 'ready':
      return <ReadyTimeline {...props} />;
  }
}

const TimelineDialogs = lateDialog(
  withMoreWords(async () => (await import('./TimelineDialogs')).TimelineDialogs),
);

function ReadyTimeline(props: TimelineContentProps) {
  const { room, timeline, focusMessageId, media = null, onForward } = props;
  const t = useT();
  const me = useMe();
  const title = useRoomTitle(room);
  const role = useMyRole(room.id) ?? null;
  const blocked = useBlocked();
  const { messages } = timeline;
  const marks = useReadMarks(room.id, messages[0]?.createdAt ?? 0);
  const [isAtEnd, setAtEnd] = useState(true);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [revealed, reveal] = useRevealed();
  const scrollToRef = useRef<(messageId: string) => void>(() => undefined);
  const actions = useMessageActions({
    room,
    timeline,
    reveal,
    onForward,
    openDialog: setDialog,
    scrollTo: (id) => scrollToRef.current(id),
  });
  // A link that is followed again, after one scrolled away, leads there again.
  const { key: visit } = useLocation();
  useEffect(() => {
    if (focusMessageId) actions.jumpTo(focusMessageId);
  }, [actions, focusMessageId, visit]);
  const people = useRoomPeople(room);
  const view = useMemo<TimelineView>(
    () => ({ room: people, me, role, blocked, actions, media }),
    [people, me, role, blocked, actions, media],
  );
  const until = useMemo(() => readUntil(marks, people.memberIds, me), [marks, people, me]);
  const isEmpty = messages.length === 0;
  const isAbsent = timeline.isAbsent && room.seq > 0;
  const start = useMemo(
    () => (isAbsent ? <AbsentStart /> : <RoomStart roomId={room.id} isEmpty={isEmpty} />),
    [room.id, isAbsent, isEmpty],
  );
  const today = useToday();
  useAnnounceMessages(messages, timeline.hasNewer, blocked);
  useReadTo(room, timeline, isAtEnd);

  return (
    <TimelineViewContext value={view}>
      <Framed media={media} messages={messages} onForward={onForward}>
        <MessageList
          {...timeline}
          label={t('timeline.label', { room: title })}
          revealed={revealed}
          readUntil={until}
          now={today}
          start={start}
          onEndChange={setAtEnd}
          scrollToRef={scrollToRef}
        />
      </Framed>
      <DeleteDialog dialog={dialog} onClose={() => setDialog(null)} />
      {dialog && dialog.type !== 'delete' && (
        <Suspense fallback={null}>
          <TimelineDialogs dialog={dialog} marks={marks} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </TimelineViewContext>
  );
}

interface FramedProps extends TimelineMediaFrameProps {
  media: TimelineMedia | null;
}

function Framed({ media, ...frame }: FramedProps) {
  return media ? <media.Frame {...frame} /> : frame.children;
}

/** The part of a room that rows need; the same until its people change, not with every message. */
function useRoomPeople({ id, kind, memberIds, barredIds }: Room): TimelineView['room'] {
  const members = memberIds.join(' ');
  const barred = barredIds.join(' ');
  return useMemo(
    () => ({
      id,
      kind,
      memberIds: members.split(' '),
      barredIds: barred === '' ? [] : barred.split(' '),
    }),
    [id, kind, members, barred],
  );
}

function useRevealed() {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const reveal = useCallback((messages: readonly ShownMessage[]) => {
    setRevealed((known) => new Set([...known, ...messages.map((message) => message.id)]));
  }, []);
  return [revealed, reveal] as const;
}

/** Counts as read what is at the end of the list in a page that somebody looks at. */
function useReadTo(room: Room, timeline: Timeline, isAtEnd: boolean): void {
  const { messages, newestAt, hasNewer, isStale } = timeline;
  const markRead = useMarkRead(room.id);
  const isInFront = usePageFocus();
  const isReading = isAtEnd && !hasNewer;
  useReading(room.id, isReading);
  const goneAt = useIsPast(summaryExpiry(room)) ? room.lastMessage?.createdAt : undefined;
  const shownAt = messages.findLast(({ delivery }) => delivery.type === 'sent')?.createdAt;
  // What has disappeared counts as read: nobody can read it any more.
  const times = [shownAt, newestAt, goneAt].filter((at) => at != null);
  const seenAt = times.length > 0 ? Math.max(...times) : undefined;
  useEffect(() => {
    if (isReading && isInFront && !isStale && seenAt !== undefined) markRead(seenAt);
  }, [isReading, isInFront, isStale, seenAt, markRead]);
}

function DeleteDialog({ dialog, onClose }: { dialog: OpenDialog | null; onClose: () => void }) {
  const t = useT();
  const { outbox } = useSession();
  return (
    <ConfirmDialog
      isOpen={dialog?.type === 'delete'}
      title={t('timeline.deleteTitle')}
      body={t('timeline.deleteBody')}
      confirmLabel={t('timeline.delete')}
      cancelLabel={t('timeline.cancel')}
      tone="danger"
      onClose={onClose}
      onConfirm={() => {
        if (dialog) outbox.remove(dialog.message);
        onClose();
      }}
    />
  );
}
