import type { Profile } from '@hearth/domain/user';
import { useErrorText } from '../i18n/errorText';
import { useT } from '../i18n/i18n';
import { useSession } from '../state/session';
import { useToast } from '../ui/Toasts';
import { useAction, type Action } from './useAction';

/** Blocks a person or lets them reach one again; says so when it is done. */
export function useBlocking(person: Pick<Profile, 'uid' | 'displayName'>): {
  block: Action<[]>;
  unblock: Action<[]>;
} {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const { me, services } = useSession();
  const values = { name: person.displayName };
  const block = useAction(async () => {
    await services.people.block(me, person.uid);
    toast({ text: t('people.blockDone', values) });
  });
  const unblock = useAction(
    async () => {
      await services.people.unblock(me, person.uid);
      toast({ text: t('people.unblockDone', values) });
    },
    (code) => toast({ text: errorText(code), tone: 'danger' }),
  );
  return { block, unblock };
}
