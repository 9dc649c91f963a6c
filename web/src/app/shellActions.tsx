import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { OpenPersonContext } from '../components/openPerson';

/** What may lie above the rooms; one at a time. */
export type Overlay =
  | { type: 'palette' }
  | { type: 'shortcuts' }
  | { type: 'newMessage' }
  | { type: 'newGroup' }
  | { type: 'person'; uid: string };

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
  const actions = useMemo(
    () => ({ overlay, open: setOverlay, close, panel, setPanel }),
    [overlay, close, panel],
  );
  return (
    <ShellActionsContext value={actions}>
      <OpenPersonContext value={openPerson}>{children}</OpenPersonContext>
    </ShellActionsContext>
  );
}
