import type { ContentKind } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { useCallback, useMemo } from 'react';
import { useServices } from '../../ports/services';
import { nextExpiry, unexpired } from '../../state/timelineWindow';
import { useIsPast } from '../../state/useIsPast';
import { usePages, type LoadPage, type Pages } from '../../state/usePages';

const PAGE_SIZE = 40;

/**
 * A room's messages that hold any of these kinds, page by page, without those whose time is over.
 * The kinds are the same object every time; put a `key` where they change.
 */
export function useKindPages(roomId: string, kinds: readonly ContentKind[]): Pages<Message> {
  const { messages, device } = useServices();
  const load = useCallback<LoadPage<Message>>(
    async (after) => {
      const page = await messages.ofKinds(roomId, kinds, after?.createdAt ?? null, PAGE_SIZE);
      return { items: page.messages.toReversed(), hasMore: page.hasMore };
    },
    [messages, roomId, kinds],
  );
  const pages = usePages(load);
  const now = device.now();
  // Renders again when the next of them disappears.
  useIsPast(nextExpiry(pages.items, now));
  const items = unexpired(pages.items, now);
  return useMemo(() => ({ ...pages, items }), [pages, items]);
}
