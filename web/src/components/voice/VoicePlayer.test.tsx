import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LanguageContext, loadLanguage } from '../../i18n/i18n';
import { KeepMessageContext } from '../keptMessage';
import { AudioPlayer } from './AudioPlayer';
import { clockTime } from '../clockTime';
import { PlayQueue, PlayQueueContext } from './playQueue';
import { VoicePlayer } from './VoicePlayer';

const WAVEFORM = btoa(String.fromCharCode(...Array.from({ length: 64 }, (_, index) => index * 4)));

/** jsdom plays nothing: these sounds only say what was asked of them. */
const sounds: HTMLMediaElement[] = [];
const element = HTMLMediaElement.prototype;

beforeEach(() => {
  vi.spyOn(element, 'play').mockImplementation(function (this: HTMLMediaElement) {
    if (!sounds.includes(this)) sounds.push(this);
    return Promise.resolve();
  });
  vi.spyOn(element, 'pause').mockImplementation(() => undefined);
  vi.spyOn(element, 'load').mockImplementation(() => undefined);
});
afterEach(() => {
  sounds.length = 0;
  vi.restoreAllMocks();
});

async function open(children: React.ReactNode) {
  const language = await loadLanguage('en', 'app');
  return render(
    <LanguageContext value={language}>
      <PlayQueueContext value={new PlayQueue()}>{children}</PlayQueueContext>
    </LanguageContext>,
  );
}

function Note({
  load = () => Promise.resolve('blob:note'),
  ...rest
}: Partial<Parameters<typeof VoicePlayer>[0]>) {
  return (
    <VoicePlayer durationMs={60_000} waveform={WAVEFORM} isMine={false} load={load} {...rest} />
  );
}

const slider = () => screen.getByRole('slider', { name: 'Position' });
const note = (label: string) => within(screen.getByRole('group', { name: label }));

test('plays, shows where it is, and pauses', async () => {
  const load = vi.fn(() => Promise.resolve('blob:note'));
  await open(<Note load={load} />);
  expect(screen.getByRole('group', { name: 'Voice message, 1 minute' })).toBeVisible();
  expect(load).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  const [sound] = sounds;
  expect(sound?.src).toBe('blob:note');
  if (sound) sound.currentTime = 12;
  expect(await screen.findByText('0:12')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(screen.getByRole('button', { name: 'Play' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect(load).toHaveBeenCalledOnce();
});

test('a file that does not come can be tried again', async () => {
  const load = vi.fn(() => Promise.reject(new Error('offline')));
  await open(<Note load={load} />);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect(screen.getByRole('status')).toHaveTextContent(/could not be played/);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(load).toHaveBeenCalledTimes(2);
});

test('paused while it loads, it does not start', async () => {
  let give: (url: string) => void = () => undefined;
  await open(<Note load={() => new Promise((resolve) => (give = resolve))} />);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  await userEvent.click(screen.getByRole('button', { name: 'Loading' }));
  await act(async () => give('blob:late'));
  expect(sounds).toEqual([]);
});

describe('seeking', () => {
  test.each([
    ['{ArrowRight}', '5 seconds of 1 minute'],
    ['{PageUp}{ArrowLeft}', '10 seconds of 1 minute'],
    ['{End}', '1 minute of 1 minute'],
    ['{ArrowLeft}', '0 seconds of 1 minute'],
  ])('by keys: %s', async (keys, expected) => {
    await open(<Note />);
    slider().focus();
    await userEvent.keyboard(keys);
    expect(slider()).toHaveAttribute('aria-valuetext', expected);
  });

  test('by pointer, and playing starts there', async () => {
    await open(<Note />);
    slider().setPointerCapture = () => undefined;
    slider().getBoundingClientRect = () => new DOMRect(100, 0, 200, 30);
    const at = (clientX: number) => ({ clientX, button: 0, isPrimary: true });
    fireEvent.pointerDown(slider(), at(150));
    expect(slider()).toHaveAttribute('aria-valuenow', '15');
    fireEvent.pointerMove(slider(), at(200));
    fireEvent.pointerUp(slider(), at(200));
    fireEvent.pointerMove(slider(), at(300));
    expect(slider()).toHaveAttribute('aria-valuenow', '30');
    await userEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect(sounds[0]?.currentTime).toBe(30);
  });
});

test('only one plays at a time, and the next one follows by its order', async () => {
  const onEnded = vi.fn();
  await open(
    <>
      <Note label="third" order={3} />
      <Note label="first" order={1} onEnded={onEnded} />
      <Note label="second" order={2} />
    </>,
  );
  await userEvent.click(note('third').getByRole('button', { name: 'Play' }));
  await userEvent.click(note('first').getByRole('button', { name: 'Play' }));
  expect(note('third').getByRole('button', { name: 'Play' })).toBeVisible();
  const first = sounds[1];
  if (first) await act(async () => fireEvent.ended(first));
  expect(onEnded).toHaveBeenCalledOnce();
  expect(note('first').getByRole('button', { name: 'Play' })).toBeVisible();
  expect(note('second').getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('the speed is one for all and remembered', async () => {
  await open(
    <>
      <Note label="one" />
      <AudioPlayer durationMs={null} load={() => Promise.resolve('blob:a')} isMine />
    </>,
  );
  await userEvent.click(note('one').getByRole('button', { name: 'Speed 1×' }));
  expect(screen.getAllByRole('button', { name: 'Speed 1.5×' })).toHaveLength(2);
  expect(localStorage.getItem('hearth.voiceSpeed')).toBe('1.5');
  await userEvent.click(note('one').getByRole('button', { name: 'Play' }));
  expect(sounds[0]?.playbackRate).toBe(1.5);
  await userEvent.click(note('one').getByRole('button', { name: 'Speed 1.5×' }));
  expect(sounds[0]?.playbackRate).toBe(2);
  await userEvent.click(note('one').getByRole('button', { name: 'Speed 2×' }));
});

test('its message is kept in the page for as long as it plays', async () => {
  const kept = new Set<string>();
  const keep = (id: string) => {
    kept.add(id);
    return () => void kept.delete(id);
  };
  await open(
    <KeepMessageContext value={keep}>
      <Note messageId="note" />
    </KeepMessageContext>,
  );
  expect(kept.size).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect([...kept]).toEqual(['note']);
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(kept.size).toBe(0);
});

test('it falls silent when it goes', async () => {
  const { unmount } = await open(<Note />);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  unmount();
  expect(element.pause).toHaveBeenCalled();
  expect(sounds[0]?.getAttribute('src')).toBeNull();
});

test.each([
  [0, '0:00'],
  [7_999, '0:07'],
  [754_000, '12:34'],
  [3_723_000, '1:02:03'],
  [-1, '0:00'],
])('%d ms are %s', (ms, expected) => {
  expect(clockTime(ms)).toBe(expected);
});
