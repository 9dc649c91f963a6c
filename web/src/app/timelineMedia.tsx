import { Suspense, useState } from 'react';
import { lateInset } from '../components/lateInset';
import { PlayQueue, PlayQueueContext } from '../components/voice/playQueue';
import { MediaFrame } from '../features/media/MediaFrame';
import type { MessageMediaProps } from '../features/media/MessageMedia';
import { hasMedia, reservedHeight } from '../features/media/reservedHeight';
import type { TimelineMedia, TimelineMediaFrameProps } from '../features/timeline/timelineMedia';

const MessageMedia = lateInset(
  async () => (await import('../features/media/MessageMedia')).MessageMedia,
);
const PLAYERS = {
  Voice: lateInset(async () => (await import('../components/voice/VoicePlayer')).VoicePlayer),
  Audio: lateInset(async () => (await import('../components/voice/AudioPlayer')).AudioPlayer),
};

/** Around the timeline: the large view, and the order in which voice messages play on. */
function Frame(props: TimelineMediaFrameProps) {
  const [queue] = useState(() => new PlayQueue());
  return (
    <PlayQueueContext value={queue}>
      <MediaFrame {...props} players={PLAYERS} />
    </PlayQueueContext>
  );
}

/** Rooms of words alone fetch none of the code for media. */
function Message({ message, isMine }: MessageMediaProps) {
  if (!hasMedia(message)) return null;
  return (
    <Suspense
      fallback={<div aria-hidden="true" style={{ height: `${reservedHeight(message)}px` }} />}
    >
      <MessageMedia message={message} isMine={isMine} />
    </Suspense>
  );
}

/** How a timeline shows files and links. */
export const timelineMedia: TimelineMedia = { Frame, Message };
