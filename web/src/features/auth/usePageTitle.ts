import { useEffect } from 'react';

/** Names the page in the tab while it is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Hearth`;
    return () => {
      document.title = 'Hearth';
    };
  }, [title]);
}
