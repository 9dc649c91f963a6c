import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMemoryAuth } from '../testing/memoryAuth';
import { createMemoryPush } from '../testing/memoryPush';
import { signOutHere } from './signOutHere';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const auth = createMemoryAuth({ accounts: [{ uid: 'ada' }], signedInUid: 'ada' });
  return { auth, push: createMemoryPush(), signOut: vi.spyOn(auth, 'signOut') };
}

it('switches notifications off before it signs out', async () => {
  const { auth, push, signOut } = open();
  await push.enable('ada');
  const disable = vi.spyOn(push, 'disable');
  await signOutHere({ auth, push }, 'ada');
  expect(push.deviceId('ada')).toBeNull();
  expect(signOut).toHaveBeenCalledOnce();
  expect(disable.mock.invocationCallOrder[0]).toBeLessThan(
    signOut.mock.invocationCallOrder[0] ?? 0,
  );
});

it('signs out also where the server is out of reach, or does not answer', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const gone = open();
  gone.push.setReachable(false);
  await signOutHere(gone, 'ada');
  expect(gone.signOut).toHaveBeenCalledOnce();
  const deaf = open();
  vi.spyOn(deaf.push, 'disable').mockReturnValue(new Promise(() => undefined));
  const leaving = signOutHere(deaf, 'ada');
  await vi.advanceTimersByTimeAsync(1_900);
  expect(deaf.signOut).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  await leaving;
  expect(deaf.signOut).toHaveBeenCalledOnce();
  warn.mockRestore();
});
