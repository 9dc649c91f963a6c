import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routes } from './paths';
import { routeOf } from './route';

const MESSAGE = 'abcdefghijABCDEFGH12';

describe('routeOf', () => {
  it('is the inverse of the routes', () => {
    expect(routeOf(routes.home)).toEqual({ page: 'home' });
    expect(routeOf(routes.room('dm_ada_grace'))).toEqual({
      page: 'room',
      roomId: 'dm_ada_grace',
      messageId: null,
    });
    expect(routeOf(routes.message('tea time', MESSAGE))).toEqual({
      page: 'room',
      roomId: 'tea time',
      messageId: MESSAGE,
    });
    expect(routeOf(routes.settings('account'))).toEqual({ page: 'settings', section: 'account' });
    expect(routeOf('/settings')).toEqual({ page: 'settings', section: null });
    expect(routeOf(routes.authAction)).toEqual({ page: 'authAction' });
  });

  it.each([routes.signIn, routes.signUp, routes.phoneSignIn, routes.resetPassword, routes.welcome])(
    'knows %s as a way in',
    (path) => {
      expect(routeOf(path)).toEqual({ page: 'entry' });
    },
  );

  it('forgives a slash at the end', () => {
    expect(routeOf('/r/room/')).toMatchObject({ page: 'room', roomId: 'room' });
  });

  it.each([
    '/r',
    '/r/',
    '/r/..',
    '/r/%2e%2e',
    '/r/a%2Fb',
    '/r/%E0%A4%A',
    '/r/__room__',
    `/r/${'x'.repeat(301)}`,
    '/r/room/short',
    `/r/room/${MESSAGE}/more`,
    '/settings/a/b',
    '/nowhere',
    '//evil.example',
  ])('finds nothing at %s', (path) => {
    expect(routeOf(path)).toEqual({ page: 'unknown' });
  });

  it('takes any text without breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(routeOf(`/${text}`)).toHaveProperty('page');
      }),
    );
  });

  it('gives back every room that can be linked', () => {
    const id = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => {
      return !text.includes('/') && text !== '.' && text !== '..' && !/^__.*__$/.test(text);
    });
    fc.assert(
      fc.property(id, (roomId) => {
        expect(routeOf(routes.room(roomId))).toMatchObject({ roomId });
      }),
    );
  });
});
