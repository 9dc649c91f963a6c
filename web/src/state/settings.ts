import { DEFAULT_SETTINGS, type Settings } from '@hearth/domain/settings';
import { SECOND_MS } from '@hearth/domain/time';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account } from '../ports/auth';
import type { PeoplePort } from '../ports/people';
import { isEqual } from './isEqual';
import { useSession } from './session';

const RETRY_MS = 10 * SECOND_MS;

export type SettingsChange = Partial<Omit<Settings, 'sessionsValidAfter'>>;

export interface SettingsStore extends StoreApi<Settings> {
  /** Resolves once the server's settings are here; until then the store has this device's memory. */
  known: Promise<void>;
  /** Shows at once; resolves when the server has it. Rejects with HearthError, and is then undone. */
  save(change: SettingsChange): Promise<void>;
  stop(): void;
}

export interface SettingsStoreOptions {
  account: Account;
  port: PeoplePort;
  /** What this device remembers from last time, until the server's answer is here. */
  remembered?: Settings;
  /** Called once when this sign-in was ended from another device: sign out here. */
  onRevoked: () => void;
}

/** Lives as long as the session. */
export function createSettingsStore(options: SettingsStoreOptions): SettingsStore {
  const { account, port, remembered = DEFAULT_SETTINGS, onRevoked } = options;
  const store = createStore<Settings>(() => remembered);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRevokedTold = false;
  let stopWatching = () => {};
  let tellKnown = () => {};
  const known = new Promise<void>((resolve) => {
    tellKnown = resolve;
  });
  const start = () => {
    stopWatching = port.watchSettings(account.uid, {
      next: ({ settings, isCurrent }) => {
        if (!isEqual(store.getState(), settings)) store.setState(settings, true);
        if (isCurrent) tellKnown();
        if (isRevokedTold || !isRevoked(account, settings)) return;
        isRevokedTold = true;
        onRevoked();
      },
      error: () => {
        timer = setTimeout(start, RETRY_MS);
      },
    });
  };
  start();

  return {
    ...store,
    known,
    save: async (change) => {
      const before = store.getState();
      store.setState(change);
      try {
        await port.saveSettings(account.uid, change);
      } catch (error) {
        store.setState(before, true);
        throw error;
      }
    },
    stop: () => {
      clearTimeout(timer);
      stopWatching();
    },
  };
}

/** Whether a sign-in lies before "sign out everywhere". Sign-in times are whole seconds. */
export function isRevoked(
  account: Pick<Account, 'signedInAt'>,
  settings: Pick<Settings, 'sessionsValidAfter'>,
): boolean {
  const validAfter = settings.sessionsValidAfter;
  if (validAfter === null) return false;
  return account.signedInAt < Math.floor(validAfter / SECOND_MS) * SECOND_MS;
}

export function useSettings(): Settings {
  return useStore(useSession().settings);
}

export function useSaveSettings(): SettingsStore['save'] {
  return useSession().settings.save;
}
