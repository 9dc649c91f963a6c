import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAccounts } from '../testing/memoryAccounts';
import { presentRole } from './presentRole';

let accounts: MemoryAccounts;
const roleOf = (uid: string, claimedRole: 'owner' | 'moderator' | null) =>
  presentRole({ uid, claimedRole }, accounts);

beforeEach(() => {
  accounts = new MemoryAccounts();
  accounts.add('olga', 'owner');
  accounts.add('mod', 'moderator');
  accounts.add('ada');
});

describe('presentRole', () => {
  it('is the stored one, whatever an old token says', async () => {
    expect(await roleOf('olga', 'owner')).toBe('owner');
    expect(await roleOf('mod', 'owner')).toBe('moderator');
    expect(await roleOf('ada', 'owner')).toBeNull();
  });

  it('is none where the token claims none', async () => {
    expect(await roleOf('ada', null)).toBeNull();
    expect(await roleOf('olga', null)).toBeNull();
  });

  it('is none for who has no profile yet', async () => {
    expect(await roleOf('guest', null)).toBeNull();
  });

  it.each(['banned', 'deleted'] as const)('refuses who is %s', async (closed) => {
    for (const uid of ['olga', 'ada']) {
      accounts.people.set(uid, { displayName: uid, closed, isEnabled: true, role: 'owner' });
      await expect(roleOf(uid, 'owner')).rejects.toMatchObject({ code: 'denied' });
      await expect(roleOf(uid, null)).rejects.toMatchObject({ code: 'denied' });
    }
  });
});
