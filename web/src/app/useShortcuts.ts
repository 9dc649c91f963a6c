import { routes } from '@hearth/domain/paths';
import { useEffect, useRef } from 'react';
import { useMatch, useNavigate } from 'react-router-dom';
import { tinykeys } from 'tinykeys';
import { unreadOf } from '../state/roomsState';
import { useSession } from '../state/session';
import { useShellActions } from './shellActions';
import { NEW_MESSAGE_KEYS } from './shortcutKeys';

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** A dialog brings its own keys. */
function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** The keys that work everywhere in the app; listed by `?`. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  const { rooms } = useSession();
  const actions = useShellActions();
  const present = useMatch('/r/:roomId/*')?.params.roomId;
  const latest = useRef({ navigate, actions, present });
  latest.current = { navigate, actions, present };

  useEffect(() => {
    const step = (by: 1 | -1, isUnreadOnly: boolean) => (event: KeyboardEvent) => {
      if (isCovered()) return;
      event.preventDefault();
      const state = rooms.getState();
      const from = state.rooms.findIndex((room) => room.id === latest.current.present);
      const count = state.rooms.length;
      for (let distance = 1; distance <= count; distance += 1) {
        const start = from === -1 && by === -1 ? 0 : from;
        const room = state.rooms[(start + by * distance + count * 2) % count];
        if (!room || (isUnreadOnly && unreadOf(state, room) === 0)) continue;
        void latest.current.navigate(routes.room(room.id));
        return;
      }
    };
    const overlay = (type: 'palette' | 'shortcuts' | 'newMessage') => (event: KeyboardEvent) => {
      if (isCovered()) return;
      event.preventDefault();
      latest.current.actions.open({ type });
    };
    return tinykeys(window, {
      '$mod+k': overlay('palette'),
      [NEW_MESSAGE_KEYS]: overlay('newMessage'),
      'Alt+ArrowUp': step(-1, false),
      'Alt+ArrowDown': step(1, false),
      'Alt+Shift+ArrowDown': step(1, true),
      '$mod+Shift+KeyU': (event) => {
        if (isCovered() || !latest.current.present) return;
        event.preventDefault();
        latest.current.actions.setPanel(latest.current.actions.panel === null ? 'members' : null);
      },
      'Shift+?': (event) => {
        if (!isTyping(event)) overlay('shortcuts')(event);
      },
      Escape: (event) => {
        if (event.defaultPrevented || isCovered()) return;
        if (latest.current.actions.panel) latest.current.actions.setPanel(null);
      },
    });
  }, [rooms]);
}
