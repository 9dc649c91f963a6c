import { useEffect } from 'react';
import { setTabTitle } from '../components/tabTitle';
import { useAttention } from '../state/notifications';

/** How much is unread, in the title and the icon of the tab, and on the icon of the installed app. */
export function useTitleBadge(): void {
  const unread = useAttention();
  useEffect(() => {
    setTabTitle({ unread });
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = unread > 0 ? '/favicon-unread.svg' : '/favicon.svg';
    showOnAppIcon(unread);
  }, [unread]);
  useEffect(
    () => () => {
      setTabTitle({ unread: 0 });
      showOnAppIcon(0);
    },
    [],
  );
}

/** Where the system shows numbers on icons. One that refuses goes without. */
function showOnAppIcon(unread: number): void {
  if (!('setAppBadge' in navigator)) return;
  // 0 clears it.
  navigator.setAppBadge(unread).catch(() => undefined);
}
