import { fcmPush } from '../adapters/fcmPush';
import { firestoreAudience } from '../adapters/firestoreAudience';
import { testPush as run } from '../usecases/testPush';
import { callable } from './answer';

const ports = { audience: firestoreAudience, push: fcmPush, now: Date.now };

export const testPush = callable('testPush', async ({ uid }, { deviceId }) => ({
  outcome: await run({ uid, deviceId }, ports),
}));
