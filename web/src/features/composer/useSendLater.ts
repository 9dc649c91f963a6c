import { useRef, useState, type MouseEvent } from 'react';
import { useLongPress } from '../../ui/useLongPress';

export interface LaterOpening {
  /** Another one for each time that the menu opens. */
  id: number;
  anchor: HTMLElement;
  isFromKeyboard: boolean;
}

/** Opens the menu of times: by its button, by its key, and by a long press or right click on "Send". */
export function useSendLater(isPossible: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const [opening, setOpening] = useState<LaterOpening | null>(null);
  // What was to go later has gone: the menu that asked about it goes too.
  if (!isPossible && opening) setOpening(null);
  /** False where there is nothing that could go later. */
  const open = (isFromKeyboard: boolean): boolean => {
    const anchor = button.current;
    if (!isPossible || !anchor) return false;
    setOpening((before) => ({ id: (before?.id ?? 0) + 1, anchor, isFromKeyboard }));
    return true;
  };
  const longPress = useLongPress(() => open(false));
  return {
    button,
    opening,
    open,
    /** For what stands around the send button. */
    press: {
      ...longPress.handlers,
      onContextMenu: (event: MouseEvent) => {
        if (longPress.hasOpened() || open(false)) event.preventDefault();
      },
    },
  };
}
