import type { CALLABLES } from '@hearth/domain/callables';
import { isQuietAt } from '@hearth/domain/quietHours';
import { DEFAULT_NOTIFICATIONS } from '@hearth/domain/notificationSettings';
import type { InferOutput } from 'valibot';
import type { NotifyPorts } from './notifyMessage';

export type TestOutcome = InferOutput<(typeof CALLABLES)['testPush']['output']>['outcome'];

/** Long enough for a device that wakes up; a test that comes later confuses. */
const TTL_SECONDS = 60;

/**
 * Sends a notification to one device of a person and tells what became of it. Within quiet hours
 * nothing is sent, as for everything else.
 */
export async function testPush(
  { uid, deviceId }: { uid: string; deviceId: string },
  { audience, push, now }: NotifyPorts,
): Promise<TestOutcome> {
  const device = await audience.device(uid, deviceId);
  if (device === null) return 'noDevice';
  const settings = (await audience.settingsOf([uid])).get(uid) ?? DEFAULT_NOTIFICATIONS;
  if (isQuietAt(settings.quietHours, now())) return 'quiet';
  const options = { urgency: 'high', ttlSeconds: TTL_SECONDS, topic: 'test' } as const;
  const outcome = await push
    .send(device.registration, { type: 'test', at: now() }, options)
    .catch(() => 'rejected' as const);
  if (outcome === 'gone') await audience.removeDevice(device.path, device.registration);
  return outcome === 'rejected' ? 'failed' : outcome;
}
