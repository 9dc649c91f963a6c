import { CALLABLES } from '@hearth/domain/callables';
import { settingsPath } from '@hearth/domain/paths';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { writeDocuments } from '../seed/engineRest';
import { call, canRefresh, engine, readFields, signUp } from './engine';

const { output } = CALLABLES.signOutEverywhere;

async function storedTime(uid: string): Promise<number> {
  const fields = await readFields(settingsPath(uid));
  return Date.parse(fields?.['sessionsValidAfter']?.timestampValue ?? '');
}

describe('signOutEverywhere', () => {
  it('voids refresh tokens and tells the open clients from when on', async () => {
    const ada = await signUp();
    expect(await canRefresh(ada)).toBe(true);

    const { result } = await call('signOutEverywhere', {}, ada.idToken);

    const { validAfter } = v.parse(output, result);
    expect(Math.abs(Date.now() - validAfter)).toBeLessThan(60_000);
    expect(await storedTime(ada.localId)).toBe(validAfter);
    expect(await canRefresh(ada)).toBe(false);
  });

  it('leaves the other settings as they are', async () => {
    const ada = await signUp();
    const path = settingsPath(ada.localId);
    await writeDocuments(engine, [{ path, fields: { theme: 'dark' } }]);
    await call('signOutEverywhere', {}, ada.idToken);
    expect((await readFields(path))?.['theme']).toEqual({ stringValue: 'dark' });
  });

  it('touches nobody else', async () => {
    const ada = await signUp();
    const grace = await signUp();
    await call('signOutEverywhere', {}, ada.idToken);
    expect(await canRefresh(grace)).toBe(true);
    expect(await readFields(settingsPath(grace.localId))).toBeNull();
  });

  it('refuses who is not signed in', async () => {
    const { error } = await call('signOutEverywhere', {});
    expect(error?.status).toBe('UNAUTHENTICATED');
  });

  it('refuses what it did not ask for', async () => {
    const ada = await signUp();
    const { error } = await call('signOutEverywhere', 'everything', ada.idToken);
    expect(error?.status).toBe('INVALID_ARGUMENT');
    expect(await canRefresh(ada)).toBe(true);
  });
});
