// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type ConnectionState } from './connection';

describe('Connection', () => {
  let reconnects: number;
  let states: ConnectionState[];
  let connection: Connection;

  function open(): void {
    connection = new Connection(() => (reconnects += 1));
    connection.watch((state) => states.push(state));
  }
  function plug(isOnline: boolean): void {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
    window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  }

  beforeEach(() => {
    vi.useFakeTimers();
    reconnects = 0;
    states = [];
  });
  afterEach(() => {
    connection.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is connecting until the backend answers', () => {
    open();
    connection.report(true);
    vi.advanceTimersByTime(60_000);
    expect(states).toEqual(['connecting', 'online']);
    expect(reconnects).toBe(0);
  });

  it('gives up after a while and goes on trying', () => {
    open();
    vi.advanceTimersByTime(30_000);
    expect(states).toEqual(['connecting', 'offline']);
    expect(reconnects).toBeGreaterThan(2);
    connection.report(true);
    expect(states.at(-1)).toBe('online');
    const before = reconnects;
    vi.advanceTimersByTime(30_000);
    expect(reconnects).toBe(before);
  });

  it('knows at once that the cable is out, and tries at once when it is back', () => {
    open();
    connection.report(true);
    plug(false);
    expect(states.at(-1)).toBe('offline');
    vi.advanceTimersByTime(30_000);
    expect(reconnects).toBe(0);
    plug(true);
    expect(states.at(-1)).toBe('connecting');
    expect(reconnects).toBe(1);
  });

  it('doubts itself when an answer fails to come', () => {
    open();
    connection.report(true);
    connection.report(false);
    expect(states.at(-1)).toBe('connecting');
    connection.report(true);
    expect(states.at(-1)).toBe('online');
  });

  it('tells nobody after its end', () => {
    open();
    connection.stop();
    plug(false);
    vi.advanceTimersByTime(30_000);
    expect(states).toEqual(['connecting']);
  });
});
