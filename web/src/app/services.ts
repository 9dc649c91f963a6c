import { startApp } from '../firebase/app';
import { observeAnswers } from '../firebase/answerObserver';
import { tokenClaim } from '../firebase/auth';
import type { HearthConfig } from '../firebase/config';
import { clearFirestore, openFirestore } from '../firebase/firestore';
import { createFiles } from '../firebase/files';
import { lateCalls } from '../firebase/lateCalls';
import { lateModeration } from '../firebase/lateModeration';
import { lateNotifications } from '../firebase/lateNotifications';
import { lateLater } from '../firebase/lateLater';
import { createLeaving } from '../firebase/leaving';
import { createMessagesPort } from '../firebase/messages';
import { createPush } from '../firebase/push';
import { reconnector } from '../firebase/reconnect';
import { restCredentials } from '../firebase/restCredentials';
import { createRooms } from '../firebase/rooms';
import { signedInPeople } from '../firebase/signedInPeople';
import { Clock } from '../browser/clock';
import { Connection } from '../browser/connection';
import { forgetAll, keep, recall } from '../browser/deviceStorage';
import { lead } from '../browser/leadership';
import { lateCallMedia, lateCallPeers } from '../browser/lateCalls';
import { lateMedia } from '../browser/lateMedia';
import { openOutboxStorage } from '../browser/outboxStorage';
import type { AuthPort } from '../ports/auth';
import type { Services } from '../ports/services';

/** Names of what is kept of an account begin so. */
const ACCOUNT_WORDS = 'hearth.account.';

/** The last account's data on its way out: the next one waits for it. */
let clearing: Promise<void> = Promise.resolve();

/** Everything of the outside world that a signed-in person needs. */
export async function openServices(config: HearthConfig, auth: AuthPort): Promise<Services> {
  await clearing;
  const app = startApp(config);
  const db = await openFirestore(app, config);
  const clock = new Clock();
  const connection = new Connection(reconnector(db));
  observeAnswers(app, (isReached) => {
    connection.report(isReached);
  });
  const outboxStorage = openOutboxStorage();
  const files = createFiles(app, config);
  const credentials = restCredentials(app, config);
  return {
    auth,
    people: signedInPeople(app, db, config, files, clock.now, clock.learn),
    files,
    media: lateMedia,
    rooms: createRooms(db, {
      config,
      files,
      now: clock.now,
      onFreshness: (isFromServer) => {
        connection.report(isFromServer);
      },
    }),
    messages: createMessagesPort(db, config, credentials),
    outboxStorage,
    moderation: lateModeration(db, config, (name) => tokenClaim(app, name), clock.now),
    notifications: lateNotifications(db, config),
    later: lateLater(db, config, clock.now),
    leaving: createLeaving(db, config, files),
    push: createPush(app, config, clock.now),
    calls: lateCalls(db, { config, credentials, now: clock.now }),
    callPeers: lateCallPeers,
    callMedia: lateCallMedia,
    device: {
      now: clock.now,
      watchConnection: (onChange) => connection.watch(onChange),
      lead,
      recall: (name) => recall(ACCOUNT_WORDS + name),
      keep: (name, value) => {
        keep(ACCOUNT_WORDS + name, value);
      },
      clearLocalData: (uid) => {
        connection.stop();
        forgetAll(ACCOUNT_WORDS);
        clearing = Promise.allSettled([outboxStorage.clear(uid), clearFirestore(db)]).then(
          () => undefined,
        );
        return clearing;
      },
    },
  };
}
