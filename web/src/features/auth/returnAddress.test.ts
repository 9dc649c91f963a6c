import { describe, expect, it } from 'vitest';
import { returnPath, signInReturningTo } from './returnAddress';

describe('returnPath', () => {
  it('gives back the address that asked for signing in', () => {
    const url = new URL(signInReturningTo('/r/abc/def?x'), 'https://hearth.test');
    expect(url.pathname).toBe('/sign-in');
    expect(returnPath(url.search)).toBe('/r/abc/def?x');
  });

  it.each(['', '?next=', '?next=https://evil.test', '?next=//evil.test', '?next=/%5Cevil.test'])(
    'stays in the app for %j',
    (search) => {
      expect(returnPath(search)).toBe('/');
    },
  );

  it('leaves the address clean when there is nothing to return to', () => {
    expect(signInReturningTo('/')).toBe('/sign-in');
  });
});
