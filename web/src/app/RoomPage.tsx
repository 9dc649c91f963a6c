import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { Suspense, useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePageTitle } from '../components/tabTitle';
import { Composer } from '../features/composer/Composer';
import { DROP_ZONE } from '../features/composer/useDropZone';
import type { Forwarded } from '../features/media/forwardMessage';
import { RoomHeader } from '../features/rooms/RoomHeader';
import { RoomTimeline } from '../features/timeline/RoomTimeline';
import { useRoomTitle } from '../state/rooms';
import { RoomCalls } from './callsPart';
import { composerLater } from './composerLater';
import { ForwardDialog, RoomPanel } from './lateParts';
import { PanelSkeleton } from './RoomSkeleton';
import styles from './RoomPage.module.css';
import { timelineMedia } from './timelineMedia';
import { useShellActions, type RoomPanelName } from './shellActions';
import { useIsOneColumn } from './useIsOneColumn';

/** One conversation: header, timeline, composer, and the panel beside them. */
export function RoomPage({
  room,
  focusMessageId,
}: {
  room: Room;
  focusMessageId?: string | undefined;
}) {
  const navigate = useNavigate();
  usePageTitle(useRoomTitle(room));
  const { panel, setPanel, open } = useShellActions();
  const isCompact = useIsOneColumn();
  const [forwarded, setForwarded] = useState<Forwarded | null>(null);
  const forward = useCallback((message: Message, attachment: Attachment | null) => {
    setForwarded({ message, attachment });
  }, []);
  const toggle = (name: RoomPanelName) => setPanel(panel === name ? null : name);
  return (
    <div className={styles['page']}>
      <div className={styles['conversation']} {...DROP_ZONE}>
        <RoomHeader
          room={room}
          panel={panel}
          onToggleMembers={() => toggle('members')}
          onToggleMedia={() => toggle('media')}
          onBack={() => void navigate(routes.home)}
          onPerson={(uid) => {
            open({ type: 'person', uid });
          }}
          calls={<RoomCalls room={room} isCompact={isCompact} />}
        />
        <div className={styles['timeline']}>
          <RoomTimeline
            room={room}
            focusMessageId={focusMessageId}
            media={timelineMedia}
            onForward={forward}
          />
        </div>
        <div className={styles['composer']}>
          <Composer room={room} later={composerLater} />
        </div>
      </div>
      {forwarded && (
        <Suspense fallback={null}>
          <ForwardDialog {...forwarded} onClose={() => setForwarded(null)} />
        </Suspense>
      )}
      {panel && (panel === 'media' || room.kind === 'group') && (
        <Suspense fallback={<PanelSkeleton />}>
          <RoomPanel room={room} panel={panel} />
        </Suspense>
      )}
    </div>
  );
}
