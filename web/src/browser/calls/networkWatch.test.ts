// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchNetwork } from './networkWatch';

class FakeConnection extends EventTarget {
  type: string | undefined = 'wifi';
  change(type = this.type) {
    this.type = type;
    this.dispatchEvent(new Event('change'));
  }
}

describe('watchNetwork', () => {
  let connection: FakeConnection;
  let onChange: ReturnType<typeof vi.fn<() => void>>;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    connection = new FakeConnection();
    Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
    onChange = vi.fn<() => void>();
    stop = watchNetwork(onChange);
  });
  afterEach(() => {
    stop();
    Reflect.deleteProperty(navigator, 'connection');
    vi.useRealTimers();
  });

  it('tells once of signs that come together', () => {
    window.dispatchEvent(new Event('online'));
    connection.change('cellular');
    vi.advanceTimersByTime(2_000);

    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('leaves estimates of speed, and the time without any network', () => {
    connection.change();
    connection.change('none');
    vi.advanceTimersByTime(2_000);
    expect(onChange).not.toHaveBeenCalled();

    connection.change('wifi');
    vi.advanceTimersByTime(2_000);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('tells of sleep, at once when the page is seen again', () => {
    vi.advanceTimersByTime(60_000);
    expect(onChange).not.toHaveBeenCalled();

    vi.setSystemTime(Date.now() + 600_000);
    document.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(500);

    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('tells nothing after it was stopped', () => {
    window.dispatchEvent(new Event('online'));
    stop();
    window.dispatchEvent(new Event('online'));
    connection.change('cellular');
    vi.advanceTimersByTime(60_000);

    expect(onChange).not.toHaveBeenCalled();
  });
});
