import type { CALLABLES } from '@hearth/domain/callables';
import { HOUR_MS, type Millis } from '@hearth/domain/time';
import type { InferOutput } from 'valibot';
import type { Accounts } from '../ports/accounts';
import type { CallServers } from '../ports/callServers';
import type { RoomStore } from '../ports/rooms';
import { Refusal } from './refusal';
import { turnCredentials } from './turnCredentials';

/** Whose call lasts longer asks again: coturn asks when a relay is opened, not while it runs. */
const CREDENTIALS_LAST_MS = 2 * HOUR_MS;

interface CallServersPorts {
  servers: CallServers;
  accounts: Pick<Accounts, 'profile'>;
  rooms: Pick<RoomStore, 'room'>;
}

/**
 * What a browser gives to its connections, with credentials of the caller alone. Throws a
 * {@link Refusal} `denied` for who has no open account, and for who has nobody to call in that room:
 * the relay is for calls.
 */
export async function callServers(
  { uid, roomId, now }: { uid: string; roomId: string; now: Millis },
  { servers, accounts, rooms }: CallServersPorts,
): Promise<InferOutput<(typeof CALLABLES)['callServers']['output']>> {
  const [profile, room] = await Promise.all([accounts.profile(uid), rooms.room(roomId)]);
  if (profile === null || profile.closed !== null) throw new Refusal('denied');
  const memberIds = room?.memberIds ?? [];
  if (!memberIds.includes(uid) || memberIds.length < 2) throw new Refusal('denied');
  const { stunUrls, turn } = servers;
  const expiresAt = now + CREDENTIALS_LAST_MS;
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (turn === null) return { servers: stun, expiresAt };
  const relay = { urls: [...turn.urls], ...turnCredentials(turn.secret, uid, expiresAt) };
  return { servers: [...stun, relay], expiresAt };
}
