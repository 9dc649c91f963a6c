import { warn } from 'firebase-functions/logger';
import { adminAccounts } from '../adapters/adminAccounts';
import { callServersConfig } from '../adapters/callServersConfig';
import { firestoreRooms } from '../adapters/firestoreRooms';
import { CALL_SERVERS_OPTIONS } from '../options';
import { callServers as run } from '../usecases/callServers';
import { callable } from './answer';

const PORTS = { accounts: adminAccounts, rooms: firestoreRooms };

/** Read with the first call: what Secret Manager holds is not there while functions are listed. */
let config: ReturnType<typeof callServersConfig> | null = null;

function configured() {
  if (config === null) {
    config = callServersConfig(process.env);
    for (const problem of config.problems)
      warn(`Calls are not set up as they should be. ${problem}`);
  }
  return config;
}

export const callServers = callable(
  'callServers',
  ({ uid }, { roomId }) => run({ uid, roomId, now: Date.now() }, { ...configured(), ...PORTS }),
  CALL_SERVERS_OPTIONS,
);
