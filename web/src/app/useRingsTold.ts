import { useEffect } from 'react';
import { tellWorker } from '../browser/workerLink';
import { setTabTitle } from '../components/tabTitle';
import { useT } from '../i18n/i18n';
import type { CallsState } from '../state/calls/callsState';
import { useCalls } from '../state/calls/useCalls';
import { usePerson } from '../state/people';
import { useMe, useSession } from '../state/session';

const callerOf = ({ incoming }: CallsState) => incoming[0]?.call.callerId ?? null;

/** Tells that it rings in the title of the tab, and the worker when a ring is over. */
export function useRingsTold(): void {
  const t = useT();
  const me = useMe();
  const { calls } = useSession();
  const callerId = useCalls(callerOf);
  const caller = usePerson(callerId ?? me);
  const name = caller?.displayName ?? t('rooms.someone');
  const notice = callerId === null ? null : t('calls.ringVoice', { name });
  useEffect(() => {
    setTabTitle({ notice });
    return () => setTabTitle({ notice: null });
  }, [notice]);
  useEffect(
    () =>
      calls.subscribe(({ incoming }, before) => {
        for (const { call } of before.incoming) {
          if (incoming.some((other) => other.call.id === call.id)) continue;
          tellWorker({ type: 'callOver', callId: call.id });
        }
      }),
    [calls],
  );
}
