import { useCallback } from 'react';
import { useFormat, useT } from '../../i18n/i18n';
import type { Refusal } from '../../ports/rooms';
import { useSession } from '../../state/session';
import { useToast } from '../../ui/Toasts';

/** Tells who could not be added to a group; silent when everybody could. */
export function useTellRefused(): (refused: readonly Refusal[]) => void {
  const t = useT();
  const { list } = useFormat();
  const toast = useToast();
  const { people } = useSession();
  return useCallback(
    (refused) => {
      if (refused.length === 0) return;
      const { profiles } = people.getState();
      const nameOf = (uid: string) => profiles.get(uid)?.displayName ?? t('rooms.someone');
      const names = list(refused.map(({ uid }) => nameOf(uid)));
      toast({ text: t('rooms.refused', { count: refused.length, names }), tone: 'danger' });
    },
    [t, list, toast, people],
  );
}
