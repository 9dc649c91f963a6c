import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { doc } from 'firebase/firestore/lite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testConfig } from '../testing/testConfig';
import { observeAnswers } from './answerObserver';
import { commit, look, openCommits } from './commit';

describe('a commit', () => {
  let app: FirebaseApp;
  let reached: boolean[];

  beforeEach(() => {
    app = initializeApp(testConfig.firebase, 'commit');
    reached = [];
    observeAnswers(app, (isReached) => reached.push(isReached));
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    await deleteApp(app);
  });

  function answerWith(answer: () => Promise<Response>) {
    const fetch = vi.fn((_url: string, _request: { body: string }) => answer());
    vi.stubGlobal('fetch', fetch);
    return fetch;
  }
  const refusal = (status: number) => () =>
    Promise.resolve(Response.json({ error: { message: 'no' } }, { status }));
  const send = () => {
    const db = openCommits(app, testConfig);
    return commit(db, (batch) => {
      batch.set(doc(db, 'rooms/one'), { seq: 1 });
      batch.delete(doc(db, 'rooms/two'));
    });
  };

  it('is one request with every write', async () => {
    const fetch = answerWith(() => Promise.resolve(Response.json({ writeResults: [{}, {}] })));
    await send();
    expect(fetch).toHaveBeenCalledOnce();
    const [url, { body }] = fetch.mock.calls[0] ?? ['', { body: '{}' }];
    expect(url).toMatch(/\/documents:commit\b/);
    expect(JSON.parse(body)).toMatchObject({
      writes: [{ update: { fields: { seq: { integerValue: '1' } } } }, { delete: {} }],
    });
    expect(reached).toEqual([true]);
  });

  it.each([
    [403, 'denied', true],
    [401, 'denied', true],
    [404, 'notFound', true],
    [409, 'offline', false],
    [400, 'unknown', true],
    [429, 'tooManyAttempts', true],
    [500, 'offline', false],
    [503, 'offline', false],
  ])('that is answered with %i is %s', async (status, code, isReached) => {
    answerWith(refusal(status));
    await expect(send()).rejects.toMatchObject({ code });
    expect(reached).toEqual([isReached]);
  });

  it('may be tried again when the line or a proxy fails it', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(send()).rejects.toMatchObject({ code: 'offline' });
    answerWith(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    await expect(send()).rejects.toMatchObject({ code: 'offline' });
    answerWith(() => Promise.resolve(new Response('<h1>Sign in to the hotel</h1>')));
    await expect(send()).rejects.toMatchObject({ code: 'offline' });
    expect(reached).toEqual([false, false, false]);
  });

  it('gives up on an answer that never comes', async () => {
    vi.useFakeTimers();
    answerWith(() => new Promise(() => undefined));
    const failure = expect(send()).rejects.toMatchObject({ code: 'offline' });
    await vi.advanceTimersByTimeAsync(20_000);
    await failure;
  });

  it('of what cannot be written throws at once and asks nobody', () => {
    const fetch = answerWith(refusal(500));
    const db = openCommits(app, testConfig);
    expect(() =>
      commit(db, (batch) => batch.set(doc(db, 'rooms/one'), { seq: undefined })),
    ).toThrow(/undefined/);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('and a look tell a missing document from no answer', async () => {
    const db = openCommits(app, testConfig);
    const missing = 'projects/project/databases/(default)/documents/rooms/none';
    const readTime = '2026-01-01T00:00:00Z';
    answerWith(() => Promise.resolve(Response.json([{ missing, readTime }])));
    expect((await look(db, 'rooms/none')).exists()).toBe(false);
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(look(db, 'rooms/none')).rejects.toMatchObject({ code: 'offline' });
  });
});
