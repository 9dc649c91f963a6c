import { useEffect } from 'react';

const NAME = 'Hearth';
const SHOWN_MAX = 99;

/** Everything that has a say in the title of the tab. */
interface TabTitle {
  /** How much is unread, over all rooms. */
  unread: number;
  /** What asks to be looked at now; it goes before the page. */
  notice: string | null;
  page: string | null;
}

let present: TabTitle = { unread: 0, notice: null, page: null };

export function setTabTitle(change: Partial<TabTitle>): void {
  present = { ...present, ...change };
  document.title = titleOf(present);
}

/** Names the page in the tab while it is shown. */
export function usePageTitle(page: string | null): void {
  useEffect(() => {
    setTabTitle({ page });
    return () => setTabTitle({ page: null });
  }, [page]);
}

function titleOf({ unread, notice, page }: TabTitle): string {
  const what = notice ?? page;
  const title = what === null ? NAME : `${what} · ${NAME}`;
  if (unread === 0) return title;
  return `(${unread > SHOWN_MAX ? `${SHOWN_MAX}+` : unread}) ${title}`;
}
