import { asksFor, type Call } from '@hearth/domain/call';
import { decideRing } from '@hearth/domain/callRing';
import { CALL_RINGS_ON_MAX, CALL_RING_MS, CALL_SLIP_MS } from '@hearth/domain/limits';
import { DEFAULT_NOTIFICATIONS } from '@hearth/domain/notificationSettings';
import type { CallOverPush, CallPush } from '@hearth/domain/pushPayload';
import { DAY_MS, HOUR_MS, SECOND_MS } from '@hearth/domain/time';
import type { Audience, AudienceDevice } from '../ports/audience';
import type { PushOptions } from '../ports/push';
import { devicesByPerson } from './devicesByPerson';
import { eachAtOnce } from './eachAtOnce';
import type { NotifyPorts } from './notifyMessage';

const SENDS_AT_ONCE = 20;
/** A device that comes back later has slept through the ring. */
const TAKE_AWAY_TTL_MS = HOUR_MS;
const MISSED_TTL_MS = 7 * DAY_MS;
/** The task that tells who missed a call may come this late; to be told twice does no harm. */
const TASK_SLACK_MS = 30 * SECOND_MS;
const MISSED_OUTCOMES: readonly Call['outcome'][] = ['missed', 'cancelled', 'failed'];

/**
 * Rings on the devices of those whom the call asks for, as each of them wants it. Rejects when some
 * could not be reached for now; ringing again is harmless, and nothing happens when the time is over.
 */
export async function ringDevices(call: Call, ports: NotifyPorts): Promise<void> {
  if (isLarge(call)) return;
  const asked = call.memberIds.filter((uid) => asksFor(call, uid, ports.now()));
  const devices = await ringing(call, asked, ports.audience, ports.now());
  if (devices.length === 0) return;
  const payload: CallPush = { type: 'call', ...(await aboutCall(call, ports.audience)) };
  await eachAtOnce(devices, SENDS_AT_ONCE, async (device) => {
    const left = call.createdAt + CALL_RING_MS - ports.now();
    if (left <= 0) return;
    await send(device, payload, { ttlSeconds: Math.ceil(left / SECOND_MS) }, ports);
  });
}

/**
 * Takes the ring away from those for whom a change of the call has ended it, on the devices that it
 * was on. Who missed it is told so. Rejects when some could not be reached for now.
 */
export async function silenceDevices(before: Call, after: Call, ports: NotifyPorts): Promise<void> {
  if (isLarge(before)) return;
  const at = before.createdAt;
  const wasAsked = (uid: string) => {
    // What went on until then has rung out: who did not come was told.
    const changedAt = after.endedAt ?? after.participants[uid]?.joinedAt ?? ports.now();
    return before.state === 'ringing' || changedAt - at < CALL_RING_MS + TASK_SLACK_MS;
  };
  const relieved = before.memberIds.filter(
    // At the time it began: how much of the ring is left does not matter here.
    (uid) => asksFor(before, uid, at) && !asksFor(after, uid, at) && wasAsked(uid),
  );
  await silence(before, relieved, isMissedBy(before, after), ports);
}

/** Takes the ring of a call that goes on away from those who have not come in time, and tells them. */
export async function tellMissed(call: Call, ports: NotifyPorts): Promise<void> {
  const late = call.memberIds.filter((uid) => asksFor(call, uid, call.createdAt));
  await silence(call, late, () => true, ports);
}

async function silence(
  call: Call,
  uids: readonly string[],
  isMissed: (uid: string) => boolean,
  ports: NotifyPorts,
): Promise<void> {
  const devices = await ringing(call, uids, ports.audience, call.createdAt);
  if (devices.length === 0) return;
  const about = await aboutCall(call, ports.audience);
  const room = uids.some(isMissed) ? await ports.audience.room(call.roomId) : null;
  await eachAtOnce(devices, SENDS_AT_ONCE, async (device) => {
    const { uid } = device;
    const misses = isMissed(uid) && (room?.memberIds.includes(uid) ?? false);
    const payload: CallOverPush = { type: 'callOver', ...about, isMissed: misses };
    const ttlMs = misses ? MISSED_TTL_MS : TAKE_AWAY_TTL_MS;
    await send(device, payload, { ttlSeconds: ttlMs / SECOND_MS }, ports);
  });
}

/** Devices of so many people would ring because of one. */
function isLarge({ memberIds }: Call): boolean {
  return memberIds.length > CALL_RINGS_ON_MAX;
}

/** The devices of those of these people who want to hear the call. Most have none: they cost one query. */
async function ringing(
  call: Call,
  uids: readonly string[],
  audience: Audience,
  now: number,
): Promise<AudienceDevice[]> {
  if (uids.length === 0) return [];
  const devices = devicesByPerson(await audience.devicesOf(uids));
  if (devices.size === 0) return [];
  const people = [...devices.keys()];
  const [settings, availabilities, blockers] = await Promise.all([
    audience.settingsOf(people),
    audience.availabilitiesOf(people),
    audience.blockersOf(call.callerId, people),
  ]);
  return people.flatMap((uid) => {
    const recipient = {
      uid,
      settings: settings.get(uid) ?? DEFAULT_NOTIFICATIONS,
      availability: availabilities.get(uid) ?? 'auto',
      hasBlockedCaller: blockers.has(uid),
    };
    return decideRing({ call, recipient, now }) === 'ring' ? (devices.get(uid) ?? []) : [];
  });
}

async function aboutCall({ id, roomId, callerId, kind, createdAt }: Call, audience: Audience) {
  const callerName = (await audience.namesOf([callerId])).get(callerId) ?? '';
  return { callId: id, roomId, callerName, kind, at: createdAt };
}

/** Who has missed a call: it is over, and no slip; they did not come and did not say no. */
function isMissedBy(before: Call, after: Call): (uid: string) => boolean {
  const isUnanswered = MISSED_OUTCOMES.includes(after.outcome) || before.state === 'ongoing';
  const rangMs = (after.endedAt ?? after.createdAt) - after.createdAt;
  const isSlip = after.outcome === 'cancelled' && rangMs < CALL_SLIP_MS;
  const isMissed = after.state === 'ended' && isUnanswered && !isSlip;
  return (uid) => isMissed && !(uid in after.refusals);
}

async function send(
  { registration, path }: AudienceDevice,
  payload: CallPush | CallOverPush,
  { ttlSeconds }: Pick<PushOptions, 'ttlSeconds'>,
  { push, audience }: NotifyPorts,
): Promise<void> {
  const options = { urgency: 'high', ttlSeconds, topic: payload.callId } as const;
  const outcome = await push.send(registration, payload, options);
  if (outcome === 'gone') await audience.removeDevice(path, registration);
}
