import { useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { useShellActions } from './shellActions';
import { useIsOneColumn } from './useIsOneColumn';

/** In one column a panel covers the conversation: it goes when one goes to another place, or message. */
export function useUncovered(): void {
  const { key } = useLocation();
  const { setPanel } = useShellActions();
  const isOneColumn = useIsOneColumn();
  const shown = useRef(key);
  useLayoutEffect(() => {
    if (isOneColumn && shown.current !== key) setPanel(null);
    shown.current = key;
  }, [key, isOneColumn, setPanel]);
}
