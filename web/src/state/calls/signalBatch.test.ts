import { encodeSignalItems, type CallSignalItem } from '@hearth/domain/call';
import { HearthError } from '@hearth/domain/errors';
import { CALL_SIGNAL_MAX_CHARS } from '@hearth/domain/limits';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignalBatch } from './signalBatch';

const OFFER: CallSignalItem = { type: 'offer', sdp: 'v=0' };
const candidate = (n: number): CallSignalItem => ({
  type: 'candidate',
  candidate: { candidate: `candidate ${n}` },
});

const send = vi.fn<(linkId: string, items: CallSignalItem[]) => Promise<void>>();
let batch: SignalBatch;

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset().mockResolvedValue(undefined);
  batch = new SignalBatch({ send });
});

afterEach(() => {
  batch.close();
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe('signals to one person', () => {
  it('go as one document with the candidates of the first moment', async () => {
    batch.add('a', OFFER);
    await pass(100);
    batch.add('a', candidate(1));
    await pass(99);
    expect(send).not.toHaveBeenCalled();
    await pass(1);
    expect(send.mock.calls).toEqual([['a', [OFFER, candidate(1)]]]);
  });

  it('wait longer for more candidates, but not with a description', async () => {
    batch.add('a', candidate(1));
    await pass(900);
    batch.add('a', candidate(2));
    expect(send).not.toHaveBeenCalled();
    await pass(100);
    expect(send.mock.calls).toEqual([['a', [candidate(1), candidate(2)]]]);
    batch.add('a', candidate(3));
    await pass(100);
    batch.add('a', OFFER);
    await pass(200);
    expect(send.mock.calls[1]).toEqual(['a', [candidate(3), OFFER]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('wait less for the first candidates after a description, and not for what will not come', async () => {
    batch.add('a', OFFER);
    await pass(200);
    batch.add('a', candidate(1));
    await pass(150);
    expect(send.mock.calls[1]).toEqual(['a', [candidate(1)]]);
    batch.add('a', candidate(2));
    await pass(999);
    expect(send).toHaveBeenCalledTimes(2);
    batch.flush();
    await pass(0);
    expect(send.mock.calls[2]).toEqual(['a', [candidate(2)]]);
    batch.flush();
    await pass(10_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('keep their order while one is under way', async () => {
    let arrive = () => undefined as void;
    send.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    batch.add('a', OFFER);
    await pass(300);
    batch.add('a', candidate(1));
    await pass(5_000);
    expect(send).toHaveBeenCalledTimes(1);
    arrive();
    await pass(1_000);
    expect(send.mock.calls[1]).toEqual(['a', [candidate(1)]]);
  });

  it('are tried again, more and more slowly, and sent once', async () => {
    send.mockRejectedValueOnce(new HearthError('offline'));
    send.mockRejectedValueOnce(new HearthError('unknown'));
    batch.add('a', OFFER);
    await pass(200);
    batch.add('a', candidate(1));
    await pass(1_000);
    expect(send).toHaveBeenCalledTimes(2);
    await pass(1_999);
    expect(send).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(send.mock.calls[2]).toEqual(['a', [OFFER, candidate(1)]]);
    await pass(60_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('are tried at once when the network changed', async () => {
    send.mockRejectedValueOnce(new HearthError('offline'));
    send.mockRejectedValueOnce(new HearthError('offline'));
    batch.add('a', OFFER);
    await pass(1_500);
    expect(send).toHaveBeenCalledTimes(2);
    batch.hurry();
    await pass(0);
    expect(send).toHaveBeenCalledTimes(3);
    batch.hurry();
    await pass(10_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('that nobody may hear any more are dropped', async () => {
    send.mockRejectedValueOnce(new HearthError('callOver'));
    batch.add('a', OFFER);
    await pass(60_000);
    expect(send).toHaveBeenCalledTimes(1);
    batch.add('a', candidate(1));
    await pass(1_000);
    expect(send.mock.calls[1]).toEqual(['a', [candidate(1)]]);
  });

  it('of a link that is void are not sent', async () => {
    batch.add('a', OFFER);
    batch.add('b', candidate(1));
    await pass(2_000);
    expect(send.mock.calls).toEqual([['b', [candidate(1)]]]);
    send.mockRejectedValueOnce(new HearthError('offline'));
    batch.add('b', candidate(2));
    await pass(1_000);
    batch.add('c', OFFER);
    await pass(10_000);
    expect(send.mock.calls.slice(2)).toEqual([['c', [OFFER]]]);
  });

  it('of a link that is void are not taken for those of the next one', async () => {
    let arrive = () => undefined as void;
    send.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    batch.add('a', OFFER);
    await pass(300);
    batch.add('b', OFFER);
    await pass(1_000);
    arrive();
    await pass(1_000);
    expect(send.mock.calls.slice(1)).toEqual([['b', [OFFER]]]);
  });

  it('are split where one document is too small', async () => {
    const half: CallSignalItem = { type: 'offer', sdp: 'x'.repeat(CALL_SIGNAL_MAX_CHARS / 2) };
    const huge: CallSignalItem = { type: 'offer', sdp: 'x'.repeat(CALL_SIGNAL_MAX_CHARS) };
    for (const item of [half, candidate(1), half, huge]) batch.add('a', item);
    await pass(10_000);
    const sizes = send.mock.calls.map(([, items]) => items.length);
    expect(sizes).toEqual([2, 1, 1]);
    const [first] = send.mock.calls;
    expect(encodeSignalItems(first?.[1] ?? []).length).toBeLessThanOrEqual(CALL_SIGNAL_MAX_CHARS);
  });

  it('fill a document to the last character', async () => {
    const empty = encodeSignalItems([
      { type: 'offer', sdp: '' },
      { type: 'offer', sdp: '' },
    ]);
    const room = CALL_SIGNAL_MAX_CHARS - empty.length;
    batch.add('a', { type: 'offer', sdp: 'x'.repeat(room - 5) });
    batch.add('a', { type: 'offer', sdp: 'x'.repeat(5) });
    await pass(10_000);
    expect(send).toHaveBeenCalledTimes(1);
    batch.add('b', { type: 'offer', sdp: 'x'.repeat(room - 5) });
    batch.add('b', { type: 'offer', sdp: 'x'.repeat(6) });
    await pass(10_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('end with the call', async () => {
    batch.add('a', OFFER);
    batch.close();
    batch.add('a', OFFER);
    await pass(10_000);
    expect(send).not.toHaveBeenCalled();
  });
});
