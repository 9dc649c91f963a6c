import { useEffect, useRef } from 'react';
import { useT, type Translate } from '../../../i18n/i18n';
import { usePeople } from '../../../state/people';
import type { CurrentCall } from '../../../state/calls/callsState';
import { useAnnounce } from '../../../ui/LiveRegion';
import { callNews, type CallNews } from './callNews';
import { endWords } from './callWords';

/** Reads aloud what happens in the call, wherever one is in the app. */
export function useCallAnnouncements(call: CurrentCall): void {
  const t = useT();
  const announce = useAnnounce();
  const people = usePeople(call.people.map(({ uid }) => uid));
  const names = useRef(new Map<string, string>());
  for (const [uid, { displayName }] of people) names.current.set(uid, displayName);
  const before = useRef(call);
  /** Who has come, but is not known by name yet. */
  const nameless = useRef<CallNews[]>([]);

  useEffect(() => {
    const present = new Set(call.people.map(({ uid }) => uid));
    const waiting = nameless.current.filter((one) => 'uid' in one && present.has(one.uid));
    const news = [...waiting, ...callNews(before.current, call)];
    before.current = call;
    nameless.current = news.filter((one) => isNameless(one, names.current));
    const words = news
      .filter((one) => !isNameless(one, names.current))
      .map((one) => newsWords(t, one, call, names.current));
    if (words.length > 0) announce(words.join(' '));
    // `people` brings the names.
  }, [call, people, t, announce]);
}

function isNameless(news: CallNews, names: ReadonlyMap<string, string>): boolean {
  return news.type === 'joined' && !names.has(news.uid);
}

function newsWords(
  t: Translate,
  news: CallNews,
  { life }: CurrentCall,
  names: ReadonlyMap<string, string>,
): string {
  if ('uid' in news) {
    const name = names.get(news.uid) ?? t('rooms.someone');
    return t(`calls.stage.said.${news.type}`, { name });
  }
  if (news.type === 'ended') return life.state === 'ended' ? endWords(t, life) : '';
  return t(`calls.stage.said.${news.type}`);
}
