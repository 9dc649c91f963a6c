import { chromium } from '@playwright/test';
import { blockPath, callPath, roomPath, routes, signalPath } from '@hearth/domain/paths';
import { CALL_RING_MS } from '@hearth/domain/limits';
import * as v from 'valibot';
import { StoredTime, writeDocuments } from '../../seed/engineRest';
import { freshId } from '../../seed/scene';
import { AppPage } from '../pages/AppPage';
import { CallPage } from '../pages/CallPage';
import { findingsInEveryLook } from '../support/axe';
import { signInByRest } from '../support/authRest';
import { ask, commit, write } from '../support/callRest';
import { callingPair, enterToCall, talk, type Caller } from '../support/callScene';
import { PICTURE, expectFlow, flowDuring, flows, watchConnections } from '../support/callWatch';
import { CHROMIUM_FLAGS, chromiumPath } from '../support/chromium';
import { coturnPath, startCoturn } from '../support/coturn';
import { expect, test } from '../support/fixtures';
import { Wire } from '../support/wire';

test('a call is missed although the caller’s browser was killed', async ({ world }) => {
  test.slow();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Shall we talk']);
  const graces = await enterToCall(world, grace, room);
  const { page } = graces.app;
  const server = await chromium.launchServer({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS],
  });
  const adas = await enterToCall(world.in(await chromium.connect(server.wsEndpoint())), ada, room);
  const calledAt = Date.now();
  await adas.call.start();
  await graces.call.cards.waitFor();
  await server.kill();

  await expect(page).toHaveTitle(/^Ada Byron is calling/);
  await page.keyboard.press('Alt+Shift+KeyC');
  await expect(
    graces.call.cards.getByRole('button', { name: 'Accept', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await graces.app.rail.getByRole('button', { name: 'Calls' }).click();
  await expect(page.getByText('Going on')).toBeVisible();
  await expect(graces.call.cards).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'ringing').toEqual([]);

  await expect(graces.call.cards).toHaveCount(0, { timeout: CALL_RING_MS + 15_000 });
  expect(Date.now() - calledAt).toBeGreaterThan(CALL_RING_MS - 5_000);
  await page.goto(routes.room(room.id));
  await expect(graces.app.room.log.getByText('Missed call from Ada Byron')).toBeVisible();
  await graces.app.rail.getByRole('button', { name: 'Calls' }).click();
  await expect(page.getByText('Missed', { exact: true }).last()).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'history').toEqual([]);
  await graces.app.rail.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Calls' }).click();
  await expect(page.getByRole('switch', { name: 'Hide my network address' })).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'settings').toEqual([]);
});

test('a call comes back after ten seconds without a network', async ({ world }) => {
  test.slow();
  // Media passes only through the wire; what is said between browsers passes over Ada's network.
  const wire = new Wire();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Shall we talk']);
  const enter = async (person: typeof ada): Promise<Caller> => {
    const { page } = await world.enter(person, 'about:blank', { prepare: watchConnections });
    await wire.take(page.context());
    await page.goto(routes.room(room.id));
    const app = new AppPage(page);
    await app.room.ready();
    return { app, call: new CallPage(page) };
  };
  const [adas, graces] = await Promise.all([enter(ada), enter(grace)]);
  await talk({ ada, grace, room, adas, graces });
  await Promise.all([expectFlow(adas.app.page, 1), expectFlow(graces.app.page, 1)]);

  wire.cut();
  await adas.app.page.context().setOffline(true);
  const cutAt = Date.now();
  await expect(graces.call.tile('Ada Byron')).toHaveAccessibleName(/Reconnecting/);
  await expect(adas.call.stage.getByText(/^The connection is lost/)).toBeVisible();
  expect((await flowDuring(adas.app.page, 1_000)).voiceIn).toBe(0);
  await adas.app.page.waitForTimeout(Math.max(0, cutAt + 10_000 - Date.now()));

  wire.mend();
  await adas.app.page.context().setOffline(false);
  await Promise.all([expectFlow(adas.app.page, 1), expectFlow(graces.app.page, 1)]);
  await expect(graces.call.tile('Ada Byron')).not.toHaveAccessibleName(/Reconnecting/);
  await expect(adas.call.stage.getByText(/^The connection is lost/)).toHaveCount(0);
  await adas.call.hangUp();
  await graces.call.ended('Call ended');
  wire.close();
});

declare global {
  interface Window {
    isStarved: boolean;
  }
}

/** Runs in a page: while it is starved, its connections report much loss and room for little more than a voice. */
function starve(): void {
  window.isStarved = false;
  const prototype = RTCPeerConnection.prototype;
  const read: (this: RTCPeerConnection) => Promise<RTCStatsReport> = prototype.getStats;
  const starved: Record<string, object> = {
    'remote-inbound-rtp': { fractionLost: 0.2 },
    'candidate-pair': { availableOutgoingBitrate: 60_000 },
  };
  Object.assign(prototype, {
    getStats: async function (this: RTCPeerConnection) {
      const told = new Map<string, { type: string }>();
      (await read.call(this)).forEach((report: { id: string; type: string }) => {
        told.set(report.id, { ...report, ...(window.isStarved ? starved[report.type] : {}) });
      });
      return told;
    },
  });
}

test('a slow network takes the picture, never the voice, and gives it back', async ({ world }) => {
  test.slow();
  const pair = await callingPair(world);
  const { adas, graces } = pair;
  await adas.app.page.addInitScript(starve);
  await adas.app.page.reload();
  await adas.app.room.ready();
  await talk(pair, 'video');
  await expectFlow(graces.app.page, 1, PICTURE);

  await adas.app.page.evaluate(() => (window.isStarved = true));
  const note = adas.call.stage.getByText(/^The network is slow\. Your camera is paused/);
  await expect(note).toBeVisible();
  await expect.poll(async () => (await flowDuring(graces.app.page, 500)).framesIn).toBe(0);
  await expectFlow(graces.app.page, 1);
  // What Grace sends is not Ada's to take.
  await expect
    .poll(async () => (await flowDuring(adas.app.page, 1_000)).framesIn)
    .toBeGreaterThan(0);

  await adas.app.page.evaluate(() => (window.isStarved = false));
  await expect(note).toHaveCount(0, { timeout: 30_000 });
  await expectFlow(graces.app.page, 1, PICTURE);
});

test('who is blocked rings nowhere', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Let us argue']);
  const group = await world.group('Tea', [ada, grace], ['Together']);
  const block = { at: new StoredTime(Date.now()), blockedUid: ada.uid };
  await writeDocuments(world.engine, [{ path: blockPath(grace.uid, ada.uid), fields: block }]);
  const [adas, graces] = await Promise.all([
    enterToCall(world, ada, room),
    enterToCall(world, grace, group),
  ]);
  await adas.call.start();
  await expect(adas.app.page.getByText('You cannot reach this person here.').first()).toBeVisible();
  await expect(adas.call.stage).toHaveCount(0);

  await adas.app.list.open('Tea');
  await adas.call.startFromLobby();
  await expect(graces.call.header(/^Join, \d/)).toBeVisible();
  await expect(graces.call.cards).toHaveCount(0);
  await graces.app.list.open(/^Ada Byron/);
  await expect(graces.call.header('Call: You blocked this person')).toBeVisible();
  await expect(graces.call.cards).toHaveCount(0);
});

const roomAnswer = v.object({
  fields: v.object({
    call: v.object({
      mapValue: v.object({ fields: v.object({ id: v.object({ stringValue: v.string() }) }) }),
    }),
  }),
});
const callAnswer = v.object({
  fields: v.object({
    participants: v.object({
      mapValue: v.object({
        fields: v.record(
          v.string(),
          v.object({
            mapValue: v.object({
              fields: v.object({ sessionId: v.object({ stringValue: v.string() }) }),
            }),
          }),
        ),
      }),
    }),
  }),
});

test('nobody else reads a call or talks into it', async ({ world }) => {
  const pair = await callingPair(world);
  const { ada, grace, room, adas } = pair;
  const [linus] = await world.people('Linus Berg');
  await talk(pair);
  const { engine } = world;
  const found = await ask(engine, 'owner', { path: `/${roomPath(room.id)}` });
  const callId = v.parse(roomAnswer, found.answer).fields.call.mapValue.fields.id.stringValue;
  const made = await ask(engine, 'owner', { path: `/${callPath(callId)}` });
  const { fields } = v.parse(callAnswer, made.answer).fields.participants.mapValue;
  const sessionOf = (uid: string) => fields[uid]?.mapValue.fields.sessionId.stringValue ?? '';
  const signal = (from: string, to: string) => ({
    ...{ from, fromSession: sessionOf(from), to, toSession: sessionOf(to), linkId: 'l' },
    ...{ items: '[]', expiresAt: new StoredTime(Date.now() + 60_000) },
  });
  // For another tab of Grace's, so that it stays.
  const waiting = signalPath(callId, freshId(20));
  const at = new StoredTime(Date.now());
  await commit(engine, 'owner', [
    write(engine, waiting, { ...signal(ada.uid, grace.uid), toSession: 'another', at }),
  ]);
  const tokens = await Promise.all([linus, ada, grace].map((one) => signInByRest(engine, one)));
  const [asLinus = '', asAda = '', asGrace = ''] = tokens.map(({ idToken }) => idToken);
  const status = async (token: string, path: string) => (await ask(engine, token, { path })).status;
  const sent = async (token: string, fields: object) => {
    const made = write(engine, signalPath(callId, freshId(20)), fields);
    const stamp = { fieldPath: 'at', setToServerValue: 'REQUEST_TIME' };
    return (await commit(engine, token, [{ ...made, updateTransforms: [stamp] }])).status;
  };

  expect(await status(asGrace, `/${waiting}`)).toBe(200);
  expect(await status(asAda, `/${waiting}`)).toBe(403);
  for (const path of [waiting, callPath(callId), `${callPath(callId)}/signals`]) {
    expect.soft(await status(asLinus, `/${path}`), path).toBe(403);
  }
  expect(await sent(asAda, signal(ada.uid, grace.uid))).toBe(200);
  expect(await sent(asLinus, signal(ada.uid, grace.uid))).toBe(403);
  expect(await sent(asLinus, signal(linus.uid, grace.uid))).toBe(403);
  expect(await sent(asGrace, signal(ada.uid, grace.uid))).toBe(403);
  const place = { participants: { [linus.uid]: { sessionId: 's', joinedAt: at } } };
  const comesIn = await commit(engine, asLinus, [write(engine, callPath(callId), place)]);
  expect(comesIn.status).toBe(403);
  await expectFlow(adas.app.page, 1);
});

test('who hides their address is reached through the relay alone', async ({ world }) => {
  const program = coturnPath();
  test.skip(program === null, 'coturn is not installed');
  const turn = await startCoturn(program ?? '');
  try {
    const pair = await callingPair(world, { relaysCalls: true });
    const { adas, graces } = pair;
    const candidates: string[] = [];
    for (const { app } of [adas, graces]) {
      app.page.on('request', (request) => {
        if (!request.url().includes('documents:commit')) return;
        candidates.push(
          ...((request.postData() ?? '').match(/candidate:\S+ \d+ .*? typ \w+/g) ?? []),
        );
      });
    }
    await talk(pair);
    await Promise.all([expectFlow(adas.app.page, 1), expectFlow(graces.app.page, 1)]);
    for (const { app } of [adas, graces]) {
      // Until it is named, the other's end is one that packets told of.
      const ways = async () => Object.values(await flows(app.page)).map(({ ends }) => ends);
      await expect.poll(ways).toEqual([['relay', 'relay']]);
    }
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.filter((candidate) => !candidate.endsWith(' typ relay'))).toEqual([]);
  } finally {
    turn.stop();
  }
});
