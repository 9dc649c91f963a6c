import { plainText } from '@hearth/domain/markdown';
import { mentionedIds } from '@hearth/domain/mention';
import { useMemo } from 'react';
import { usePeople } from '../state/people';

const NOBODY: readonly string[] = [];

/** A message's words in one line without markers, with the names of whom it mentions. */
export function usePlainText(text: string): string {
  const ids = useMemo(() => (text.includes('<@') ? mentionedIds(text) : NOBODY), [text]);
  const people = usePeople(ids);
  return useMemo(() => plainText(text, (uid) => people.get(uid)?.displayName), [text, people]);
}

/** {@link usePlainText} in its own direction. */
export function PlainText({ text }: { text: string }) {
  return <bdi>{usePlainText(text)}</bdi>;
}
