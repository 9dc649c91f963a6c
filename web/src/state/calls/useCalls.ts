import { useStore } from 'zustand';
import { useSession } from '../session';
import type { CallsActions, CallsState, CurrentCall } from './callsState';

/** A part of what is known of calls; `select` must not make new objects. */
export function useCalls<T>(select: (state: CallsState) => T): T {
  return useStore(useSession().calls, select);
}

/** The call that this tab is in, or has just been in. */
export function useCurrentCall(): CurrentCall | null {
  return useCalls(currentOf);
}

/** The same object as long as the session lives. */
export function useCallActions(): CallsActions {
  return useSession().calls.actions;
}

function currentOf({ current }: CallsState): CurrentCall | null {
  return current;
}
