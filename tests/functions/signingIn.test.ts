/**
 * The function that Auth asks before a sign-in. It is built for projects with Identity Platform only,
 * and while functions start it holds every sign-in up: so it has an engine of its own.
 */
import { userPath } from '@hearth/domain/paths';
import { expect, it } from 'vitest';
import { writeDocuments } from '../seed/engineRest';
import { canSignIn, engine, signUp, updateAccount } from './engine';

it('refuses the sign-in of a closed account that somebody enabled by hand', async () => {
  const { localId: uid } = await signUp();
  const account = { email: `${uid.toLowerCase()}@hearth.test`, password: 'a long secret' };
  await updateAccount(uid, account);
  expect(await canSignIn(account)).toBe(true);
  await writeDocuments(engine, [
    { path: userPath(uid), fields: { displayName: uid, closed: 'banned' } },
  ]);
  expect(await canSignIn(account)).toBe(false);
});
