import { DEFAULT_SETTINGS } from '@hearth/domain/settings';
import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../ports/auth';
import { createMemoryPeople } from '../testing/memoryPeople';
import { createSettingsStore, isRevoked } from './settings';

const SIGNED_IN_AT = 1_700_000_000_000;
const account: Account = {
  uid: 'ada',
  email: null,
  isEmailVerified: false,
  phoneNumber: null,
  isGuest: true,
  providers: [],
  suggestedName: null,
  signedInAt: SIGNED_IN_AT,
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('createSettingsStore', () => {
  it('shows a change at once and undoes it when it is refused', async () => {
    const port = createMemoryPeople();
    const store = createSettingsStore({ account, port, onRevoked: vi.fn() });
    await settle();
    port.setReachable(false);
    const saving = store.save({ theme: 'dark' });
    expect(store.getState().theme).toBe('dark');
    await expect(saving).rejects.toMatchObject({ code: 'offline' });
    expect(store.getState().theme).toBe('system');
  });

  it('follows changes from other devices', async () => {
    const port = createMemoryPeople();
    const store = createSettingsStore({ account, port, onRevoked: vi.fn() });
    port.setSettings('ada', { locale: 'de' });
    await settle();
    expect(store.getState()).toEqual({ ...DEFAULT_SETTINGS, locale: 'de' });
  });

  it('says when the account’s own settings are here', async () => {
    const port = createMemoryPeople();
    const remembered = { ...DEFAULT_SETTINGS, theme: 'dark' as const };
    const store = createSettingsStore({ account, port, remembered, onRevoked: vi.fn() });
    expect(store.getState().theme).toBe('dark');
    port.setSettings('ada', { relaysCalls: true });
    await store.known;
    expect(store.getState().relaysCalls).toBe(true);
  });

  it('does not take what this device remembers for the account’s own', async () => {
    const port = createMemoryPeople();
    port.setSettings('ada', { theme: 'dark' });
    port.setCurrent(false);
    const store = createSettingsStore({ account, port, onRevoked: vi.fn() });
    const told = vi.fn();
    void store.known.then(told);
    await settle();
    expect(told).not.toHaveBeenCalled();
    port.setCurrent(true);
    await settle();
    expect(told).toHaveBeenCalled();
  });

  it('says once that this sign-in was ended from another device', async () => {
    const port = createMemoryPeople();
    const onRevoked = vi.fn();
    createSettingsStore({ account, port, onRevoked });
    await settle();
    expect(onRevoked).not.toHaveBeenCalled();
    port.setSettings('ada', { sessionsValidAfter: SIGNED_IN_AT + 5_000 });
    port.setSettings('ada', { theme: 'dark' });
    await settle();
    expect(onRevoked).toHaveBeenCalledTimes(1);
  });
});

describe('isRevoked', () => {
  it.each([
    [null, false],
    [SIGNED_IN_AT - 1, false],
    // Signing in again within the second of the revocation is a new sign-in.
    [SIGNED_IN_AT + 999, false],
    [SIGNED_IN_AT + 1_000, true],
  ])('a sign-in before %s is void: %s', (sessionsValidAfter, expected) => {
    expect(isRevoked(account, { sessionsValidAfter })).toBe(expected);
  });
});
