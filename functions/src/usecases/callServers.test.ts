import { CALLABLES } from '@hearth/domain/callables';
import { HOUR_MS } from '@hearth/domain/time';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAccounts } from '../testing/memoryAccounts';
import { callServers } from './callServers';
import { turnCredentials } from './turnCredentials';

const NOW = 1_734_567_890_999;
const STUN = ['stun:turn.example.org'];
const TURN = { urls: ['turn:turn.example.org', 'turns:turn.example.org'], secret: 'north' };

let accounts: MemoryAccounts;
beforeEach(() => {
  accounts = new MemoryAccounts();
  accounts.add('ada');
});

describe('turnCredentials', () => {
  // printf '1734567890:ada' | openssl dgst -sha1 -hmac north -binary | base64
  it('are what coturn computes', () => {
    expect(turnCredentials('north', 'ada', NOW)).toEqual({
      ...{ username: '1734567890:ada', credential: 'LJr81fGrrc9/ldATe4UzFML74+s=' },
    });
  });

  it('hold for one person, one secret and one time', () => {
    const all = [
      turnCredentials('north', 'ada', NOW),
      turnCredentials('south', 'ada', NOW),
      turnCredentials('north', 'grace', NOW),
      turnCredentials('north', 'ada', NOW + 1_000),
    ].map(({ credential }) => credential);
    expect(new Set(all).size).toBe(4);
  });
});

describe('callServers', () => {
  const ROOMS: Record<string, string[]> = { tea: ['ada', 'grace'], alone: ['ada'] };
  const room = async (roomId: string) => {
    const memberIds = ROOMS[roomId];
    return memberIds ? { kind: 'group' as const, memberIds, barredIds: [], call: null } : null;
  };
  const ask = (
    uid: string,
    servers = { stunUrls: STUN, turn: TURN as typeof TURN | null },
    roomId = 'tea',
  ) => callServers({ uid, roomId, now: NOW }, { servers, accounts, rooms: { room } });

  it('gives all servers, with credentials that hold for hours', async () => {
    const answer = v.parse(CALLABLES.callServers.output, await ask('ada'));
    const expiresAt = NOW + 2 * HOUR_MS;
    const relay = { urls: TURN.urls, ...turnCredentials('north', 'ada', expiresAt) };
    expect(answer).toEqual({ servers: [{ urls: STUN }, relay], expiresAt });
    expect(JSON.stringify(answer)).not.toContain('north');
  });

  it('leaves out what is not set up', async () => {
    expect((await ask('ada', { stunUrls: STUN, turn: null })).servers).toEqual([{ urls: STUN }]);
    expect((await ask('ada', { stunUrls: [], turn: null })).servers).toEqual([]);
  });

  it.each(['banned', 'deleted'] as const)('refuses an account that is %s', async (closed) => {
    accounts.people.set('ada', { displayName: 'Ada', closed, isEnabled: false, role: null });
    await expect(ask('ada')).rejects.toMatchObject({ code: 'denied' });
  });

  it.each(['alone', 'gone'])('refuses who has nobody to call: %s', async (roomId) => {
    await expect(ask('ada', undefined, roomId)).rejects.toMatchObject({ code: 'denied' });
  });

  it('refuses who is not in the room, and who has no profile', async () => {
    accounts.add('linus');
    await expect(ask('linus')).rejects.toMatchObject({ code: 'denied' });
    await expect(ask('mallory')).rejects.toMatchObject({ code: 'denied' });
  });
});
