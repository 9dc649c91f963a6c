import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { directRoomId } from '@hearth/domain/room';
import { useEffect, useRef } from 'react';
import { useOpenCall } from '../components/openCall';
import { useErrorText } from '../i18n/errorText';
import { useT } from '../i18n/i18n';
import type { CallsState } from '../state/calls/callsState';
import { useCallActions, useCalls } from '../state/calls/useCalls';
import { usePeople } from '../state/people';
import { useSession } from '../state/session';
import { useToast } from '../ui/Toasts';

const triedOf = ({ triedWhileBusy }: CallsState) => triedWhileBusy;
const failureOf = ({ failure }: CallsState) => failure;
const isBusyOf = ({ current }: CallsState) => current !== null && current.life.state !== 'ended';

/** Tells why a call did not come about, and who called meanwhile. */
export function useCallNotices(): void {
  useFailures();
  useTried();
}

function useFailures(): void {
  const failure = useCalls(failureOf);
  const { dismissFailure } = useCallActions();
  const tell = useTellFailure();
  useEffect(() => {
    if (failure === null) return;
    tell.current(failure);
    dismissFailure();
  }, [failure, tell, dismissFailure]);
}

function useTellFailure() {
  const toast = useToast();
  const errorText = useErrorText();
  const tell = (code: ErrorCode) => {
    toast({ text: errorText(code), tone: 'danger' });
  };
  const latest = useRef(tell);
  latest.current = tell;
  return latest;
}

/** At once in a few words; with a way to call back when one's own call is over. */
function useTried(): void {
  const t = useT();
  const toast = useToast();
  const tried = useCalls(triedOf);
  const isBusy = useCalls(isBusyOf);
  const people = usePeople(tried.map(({ callerId }) => callerId));
  const { dismissBusy } = useCallActions();
  const callBack = useCallBack();
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { callId, callerId } of tried) {
      const caller = people.get(callerId);
      // Told by name, or not before it is known.
      if (!caller || (isBusy && told.current.has(callId))) continue;
      const text = t('calls.ringTried', { name: caller.displayName });
      told.current.add(callId);
      const action = { label: t('calls.lineBack'), onSelect: () => callBack.current(callerId) };
      toast({ text, action: isBusy ? undefined : action });
      if (!isBusy) dismissBusy(callId);
    }
  }, [tried, isBusy, people, t, toast, dismissBusy, callBack]);
}

/** Calls a person in the room that one has with them. */
function useCallBack(): { readonly current: (uid: string) => void } {
  const openCall = useOpenCall();
  const { me, rooms, services } = useSession();
  const tell = useTellFailure();
  const call = (uid: string) => {
    const known = directRoomId(me, uid);
    const isKnown = rooms.getState().byId.has(known);
    const opened = isKnown ? Promise.resolve(known) : services.rooms.openDirect(me, uid);
    opened.then(
      (roomId) => openCall?.(roomId, 'audio'),
      (error: unknown) => tell.current(errorCode(error)),
    );
  };
  const latest = useRef(call);
  latest.current = call;
  return latest;
}
