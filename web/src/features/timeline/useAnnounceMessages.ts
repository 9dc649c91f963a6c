import { plainText } from '@hearth/domain/markdown';
import { mentionedIds } from '@hearth/domain/mention';
import type { ShownMessage } from '@hearth/domain/outbox';
import { clipChars } from '@hearth/domain/text';
import { useEffect, useRef } from 'react';
import { contentWords } from '../../i18n/contentWords';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { shownProfile } from '../../state/shownProfile';
import { whenNamed } from '../../state/whenNamed';
import { useAnnounce } from '../../ui/LiveRegion';

/** More at once are told as a number. */
const READ_ALOUD_MAX = 3;
const READ_ALOUD_CHARS = 300;

/** What others wrote, of these messages, as far as it is there to be read. */
export function writtenByOthers(
  messages: readonly ShownMessage[],
  me: string,
  blocked: ReadonlySet<string>,
): ShownMessage[] {
  return messages.filter(
    ({ senderId, kind, deletedAt, hiddenAt }) =>
      senderId !== me &&
      kind === 'text' &&
      deletedAt === null &&
      hiddenAt === null &&
      !blocked.has(senderId),
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
    // What is unsent stands last, and what others write comes in above it.
    const sent = messages.filter(({ delivery }) => delivery.type === 'sent');
    const lastAt = sent.findIndex(({ id }) => id === lastId.current);
    lastId.current = sent.at(-1)?.id;
    const news = lastAt < 0 ? [] : writtenByOthers(sent.slice(lastAt + 1), me, blocked);
    if (news.length === 0) return;
    if (news.length > READ_ALOUD_MAX) {
      announce(t('timeline.announceMany', { count: news.length }));
      return;
    }
    const nameOf = (uid: string) => {
      const profile = people.getState().profiles.get(uid);
      return profile && shownProfile(t, profile).displayName;
    };
    const wordsOf = (message: ShownMessage) =>
      t('timeline.announce', {
        name: nameOf(message.senderId) ?? t('timeline.someone'),
        text:
          message.text === ''
            ? contentWords(t, message.kinds, message.attachments.length)
            : clipChars(plainText(message.text, nameOf), READ_ALOUD_CHARS),
      });
    const named = news.flatMap(({ senderId, text }) => [senderId, ...mentionedIds(text)]);
    void whenNamed(people, named).then(() => {
      announce(news.map(wordsOf).join('. '));
    });
  }, [messages, hasNewer, blocked, me, people, announce, t]);
}
