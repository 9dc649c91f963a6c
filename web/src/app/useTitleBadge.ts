import { useEffect } from 'react';
import { useTotalUnread } from '../state/rooms';

const SHOWN_MAX = 99;
const NAME = 'Hearth';

/** How much is unread, in the title and the icon of the tab. */
export function useTitleBadge(): void {
  const unread = useTotalUnread();
  useEffect(() => {
    const count = unread > SHOWN_MAX ? `${SHOWN_MAX}+` : String(unread);
    document.title = unread > 0 ? `(${count}) ${NAME}` : NAME;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = unread > 0 ? '/favicon-unread.svg' : '/favicon.svg';
  }, [unread]);
}
