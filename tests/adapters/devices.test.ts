import { DEVICES_MAX, DEVICE_TTL_MS } from '@hearth/domain/limits';
import { describe, expect, it } from 'vitest';
import { createDeviceCommits } from '../../web/src/firebase/deviceCommits';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, signUp } from './signedIn';

const FID = 'cAAAAAAAAAAAAAAAAAAAAA';
const name = 'Firefox, Linux';
const browser = (called: string) => ({
  ...{ browserId: called.padEnd(20, '0'), registration: FID, name },
});

closeAllAfterwards();

async function person(called: string) {
  const { uid, db } = await signUp(called);
  return { uid, devices: createDeviceCommits(db.app, engineConfig(), Date.now) };
}

describe('devices', () => {
  it('are stored with the times of the server, and renewed', async () => {
    const { uid, devices } = await person('Ada');
    const deviceId = await devices.save(uid, browser('desk'));
    const [first] = await devices.list(uid);
    expect(first).toMatchObject({ id: deviceId, uid, ...browser('desk') });
    expect(first?.createdAt).toBe(first?.lastSeenAt);
    expect(Math.abs((first?.expiresAt ?? 0) - Date.now() - DEVICE_TTL_MS)).toBeLessThan(60_000);
    const registration = `${FID.slice(0, -1)}B`;
    expect(await devices.save(uid, { ...browser('desk'), registration })).toBe(deviceId);
    const [second, ...others] = await devices.list(uid);
    expect(others).toEqual([]);
    expect(second).toMatchObject({ registration });
    expect(second?.createdAt).toBe(first?.createdAt);
    expect(second?.lastSeenAt).toBeGreaterThan(first?.lastSeenAt ?? Infinity);
  });

  it('are listed with the last seen first, and removed', async () => {
    const { uid, devices } = await person('Ada');
    const phone = await devices.save(uid, browser('phone'));
    const desk = await devices.save(uid, browser('desk'));
    expect((await devices.list(uid)).map(({ id }) => id)).toEqual([desk, phone]);
    await devices.remove(uid, desk);
    await devices.remove(uid, desk);
    expect((await devices.list(uid)).map(({ id }) => id)).toEqual([phone]);
    await devices.leave(uid, browser('desk').browserId);
    expect(await devices.isKnown(uid, browser('phone').browserId)).toBe(true);
    await devices.leave(uid, browser('phone').browserId);
    expect(await devices.isKnown(uid, browser('phone').browserId)).toBe(false);
  });

  it('are ten: one more takes the place of the one that was not seen for longest', async () => {
    const { uid, devices } = await person('Ada');
    const places: string[] = [];
    for (let i = 0; i < DEVICES_MAX; i += 1) places.push(await devices.save(uid, browser(`b${i}`)));
    expect(new Set(places).size).toBe(DEVICES_MAX);
    await devices.save(uid, browser('b0'));
    expect(await devices.save(uid, browser('newest'))).toBe(places[1]);
    const known = (await devices.list(uid)).map(({ browserId }) => browserId);
    expect(known).toHaveLength(DEVICES_MAX);
    expect(known).toContain(browser('newest').browserId);
    expect(known).not.toContain(browser('b1').browserId);
  });

  it('of two browsers at once get places of their own', async () => {
    const { uid, devices } = await person('Ada');
    const places = await Promise.all([
      devices.save(uid, browser('phone')),
      devices.save(uid, browser('desk')),
    ]);
    expect(new Set(places).size).toBe(2);
  });

  it('are nobody else’s to see, make or remove', async () => {
    const [ada, grace] = [await person('Ada'), await person('Grace')];
    const deviceId = await ada.devices.save(ada.uid, browser('desk'));
    const denied = { code: 'denied' };
    await expect(grace.devices.list(ada.uid)).rejects.toMatchObject(denied);
    await expect(grace.devices.remove(ada.uid, deviceId)).rejects.toMatchObject(denied);
    await expect(grace.devices.save(ada.uid, browser('phone'))).rejects.toMatchObject(denied);
  });
});
