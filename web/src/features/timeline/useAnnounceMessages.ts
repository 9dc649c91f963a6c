import { plainText } from '@hearth/domain/markdown';
import type { ShownMessage } from '@hearth/domain/outbox';
import { clipChars } from '@hearth/domain/text';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { useAnnounce } from '../../ui/LiveRegion';

/** More at once are told as a number. */
const READ_ALOUD_MAX = 3;
const READ_ALOUD_CHARS = 300;

/** What came in at the end since `lastId`, written by others. */
export function arrivals(
  messages: readonly ShownMessage[],
  lastId: string | undefined,
  me: string,
  blocked: ReadonlySet<string>,
): ShownMessage[] {
  const from = messages.findIndex((message) => message.id === lastId);
  if (lastId === undefined || from < 0) return [];
  return messages
    .slice(from + 1)
    .filter(
      ({ senderId, kind, deletedAt }) =>
        senderId !== me && kind === 'text' && deletedAt === null && !blocked.has(senderId),
    );
}

/** Reads new messages aloud, for people who do not see them come in. */
export function useAnnounceMessages(
  messages: readonly ShownMessage[],
  hasNewer: boolean,
  blocked: ReadonlySet<string>,
): void {
  const t = useT();
  const announce = useAnnounce();
  const { me, people } = useSession();
  const lastId = useRef<string>(undefined);
  useEffect(() => {
    if (hasNewer) {
      lastId.current = undefined;
      return;
    }
    const isFirst = lastId.current === undefined;
    const news = arrivals(messages, lastId.current, me, blocked);
    lastId.current = messages.at(-1)?.id;
    if (isFirst || news.length === 0) return;
    if (news.length > READ_ALOUD_MAX) {
      announce(t('timeline.announceMany', { count: news.length }));
      return;
    }
    const nameOf = (uid: string) => people.getState().profiles.get(uid)?.displayName;
    const words = news.map((message) =>
      t('timeline.announce', {
        name: nameOf(message.senderId) ?? t('timeline.someone'),
        text: clipChars(plainText(message.text, nameOf), READ_ALOUD_CHARS),
      }),
    );
    announce(words.join('. '));
  }, [messages, hasNewer, blocked, me, people, announce, t]);
}
