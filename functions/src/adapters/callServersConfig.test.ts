import { describe, expect, it } from 'vitest';
import { callServersConfig } from './callServersConfig';

const SECRET = 'a-secret-of-24-characters';
const TURN = 'turn:turn.example.org:3478?transport=udp';

describe('callServersConfig', () => {
  it('asks Google which address one has, unless told otherwise, and never from a local engine', () => {
    expect(callServersConfig({}).servers).toEqual({
      ...{ stunUrls: ['stun:stun.l.google.com:19302'], turn: null },
    });
    expect(callServersConfig({ HEARTH_STUN_URLS: '' }).servers.stunUrls).toEqual([]);
    expect(callServersConfig({ FUNCTIONS_EMULATOR: 'true' }).servers.stunUrls).toEqual([]);
  });

  it('takes lists, with spaces and without', () => {
    const env = {
      HEARTH_STUN_URLS: 'stun:a.example, stun:[2001:db8::1]:3478,stuns:10.0.0.1:5349',
      HEARTH_TURN_URLS: `${TURN} ,turns:turn.example.org,turn:[::1]:3478?transport=tcp,`,
      HEARTH_TURN_SECRET: SECRET,
    };
    const { servers, problems } = callServersConfig(env);
    expect(problems).toEqual([]);
    expect(servers.stunUrls).toHaveLength(3);
    const urls = [TURN, 'turns:turn.example.org', 'turn:[::1]:3478?transport=tcp'];
    expect(servers.turn).toEqual({ urls, secret: SECRET });
  });

  it.each([
    [{ HEARTH_STUN_URLS: 'https://a.example' }, /HEARTH_STUN_URLS: "https:\/\/a.example"/],
    [{ HEARTH_STUN_URLS: 'turn:a.example' }, /HEARTH_STUN_URLS/],
    [{ HEARTH_TURN_URLS: 'turn:', HEARTH_TURN_SECRET: SECRET }, /HEARTH_TURN_URLS: "turn:"/],
    [{ HEARTH_TURN_URLS: 'turn:a?transport=x', HEARTH_TURN_SECRET: SECRET }, /HEARTH_TURN_URLS/],
    [{ HEARTH_TURN_URLS: TURN }, /HEARTH_TURN_SECRET is not set/],
    [{ HEARTH_TURN_SECRET: SECRET }, /HEARTH_TURN_URLS names no server/],
    [{ HEARTH_TURN_URLS: TURN, HEARTH_TURN_SECRET: 'short' }, /can be guessed/],
  ])('says what is wrong: %j', (env, words) => {
    const { problems } = callServersConfig({ HEARTH_STUN_URLS: '', ...env });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(words);
    expect(problems[0]).not.toContain(SECRET);
  });

  it('goes without a relay that can’t work, and keeps what can', () => {
    expect(callServersConfig({ HEARTH_TURN_URLS: TURN }).servers.turn).toBeNull();
    const env = { HEARTH_TURN_URLS: `turn:?,${TURN}`, HEARTH_TURN_SECRET: SECRET };
    expect(callServersConfig(env).servers.turn?.urls).toEqual([TURN]);
  });
});
