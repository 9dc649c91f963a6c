import type { CallKind } from '@hearth/domain/callKind';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { OpenCallContext, type OpenCall } from '../components/openCall';
import { OpenModerationContext } from '../components/openModeration';
import { OpenPersonContext } from '../components/openPerson';
import { OpenReminderContext, type ReminderSubject } from '../components/openReminder';
import { OpenRoomNotificationsContext } from '../components/openRoomNotifications';
import { OpenReportContext, type ReportSubject } from '../components/openReport';
import { roomOf } from '../state/roomsState';
import { useSession } from '../state/session';

/** What may lie above the rooms; one at a time. */
export type Overlay =
  | { type: 'palette' }
  | { type: 'shortcuts' }
  | { type: 'signOut' }
  | { type: 'newMessage' }
  | { type: 'newGroup' }
  | { type: 'person'; uid: string }
  | { type: 'roomNotifications'; roomId: string }
  | { type: 'reminder'; message: ReminderSubject }
  | { type: 'report'; subject: ReportSubject }
  | { type: 'moderation'; roomId: string }
  | { type: 'call'; roomId: string; kind: CallKind };

/** What may stand beside a conversation; one at a time. */
export type RoomPanelName = 'members' | 'media';

export interface ShellActions {
  overlay: Overlay | null;
  open: (overlay: Overlay) => void;
  close: () => void;
  panel: RoomPanelName | null;
  setPanel: (panel: RoomPanelName | null) => void;
}

const ShellActionsContext = createContext<ShellActions | null>(null);

export function useShellActions(): ShellActions {
  const actions = useContext(ShellActionsContext);
  if (!actions) throw new Error('useShellActions needs ShellActionsProvider');
  return actions;
}

export function ShellActionsProvider({ children }: { children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [panel, setPanel] = useState<RoomPanelName | null>(null);
  const close = useCallback(() => {
    setOverlay(null);
  }, []);
  const openPerson = useCallback((uid: string) => {
    setOverlay({ type: 'person', uid });
  }, []);
  const openRoomNotifications = useCallback((roomId: string) => {
    setOverlay({ type: 'roomNotifications', roomId });
  }, []);
  const openReport = useCallback((subject: ReportSubject) => {
    setOverlay({ type: 'report', subject });
  }, []);
  const openReminder = useCallback((message: ReminderSubject) => {
    setOverlay({ type: 'reminder', message });
  }, []);
  const openModeration = useCallback((roomId: string) => {
    setOverlay({ type: 'moderation', roomId });
  }, []);
  const openCall = useOpenCallWith(setOverlay);
  const actions = useMemo(
    () => ({ overlay, open: setOverlay, close, panel, setPanel }),
    [overlay, close, panel],
  );
  return (
    <ShellActionsContext value={actions}>
      <OpenPersonContext value={openPerson}>
        <OpenRoomNotificationsContext value={openRoomNotifications}>
          <OpenReportContext value={openReport}>
            <OpenModerationContext value={openModeration}>
              <OpenReminderContext value={openReminder}>
                <OpenCallContext value={openCall}>{children}</OpenCallContext>
              </OpenReminderContext>
            </OpenModerationContext>
          </OpenReportContext>
        </OpenRoomNotificationsContext>
      </OpenPersonContext>
    </ShellActionsContext>
  );
}

/** One person's voice is called at once; before others see one, or one comes among several, one looks at oneself. */
function useOpenCallWith(open: (overlay: Overlay) => void): OpenCall {
  const { rooms, calls } = useSession();
  return useCallback(
    (roomId, kind) => {
      const isGroup = roomOf(rooms.getState(), roomId)?.kind === 'group';
      if (isGroup || kind === 'video') open({ type: 'call', roomId, kind });
      else calls.actions.call(roomId, kind, { hasCamera: false, isMuted: false });
    },
    [rooms, calls, open],
  );
}
