/** People with a room open, whose calls can be looked into. */
import type { Settings } from '@hearth/domain/settings';
import type { Person, SceneRoom } from '../../seed/scene';
import type { AppPage } from '../pages/AppPage';
import { CallPage } from '../pages/CallPage';
import { watchConnections } from './callWatch';
import type { BrowserKind, World } from './world';

export interface Caller {
  app: AppPage;
  call: CallPage;
}

export async function enterToCall(
  world: World,
  person: Person,
  room: SceneRoom,
  kind: BrowserKind = {},
): Promise<Caller> {
  const app = await world.enterRoom(person, room, { prepare: watchConnections, ...kind });
  return { app, call: new CallPage(app.page) };
}

export interface CallingPair {
  ada: Person;
  grace: Person;
  room: SceneRoom;
  adas: Caller;
  graces: Caller;
}

/** Ada and Grace in their direct room, both looking at it; `settings` is what both have saved before. */
export async function callingPair(
  world: World,
  settings?: Partial<Settings>,
): Promise<CallingPair> {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  if (settings) {
    await Promise.all([ada, grace].map((one) => world.saveSettings(one, settings)));
  }
  const room = await world.direct([ada, grace], ['Shall we talk']);
  const [adas, graces] = await Promise.all([
    enterToCall(world, ada, room),
    enterToCall(world, grace, room),
  ]);
  return { ada, grace, room, adas, graces };
}

/** Ada calls, Grace takes it; both see each other then. */
export async function talk({ adas, graces }: CallingPair, kind: 'voice' | 'video' = 'voice') {
  if (kind === 'video') await adas.call.startFromLobby('Video call');
  else await adas.call.start();
  await graces.call.accept(kind === 'video' ? 'Accept with video' : 'Accept');
  await Promise.all([
    adas.call.tile('Grace Murray').waitFor(),
    graces.call.tile('Ada Byron').waitFor(),
  ]);
}
