import { HearthError } from '@hearth/domain/errors';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LanguageContext, loadLanguage } from '../../i18n/i18n';
import { loadMoreWords } from '../../i18n/moreWords';
import type { VoiceRecorder } from '../../ports/media';
import { RecordingBar } from './RecordingBar';
import { useVoiceRecording, type VoiceRecordingInput } from './useVoiceRecording';
import { VoiceButton } from './VoiceButton';

const RECORDING = {
  file: new Blob(['sound']),
  durationMs: 65_400,
  waveform: btoa('\0'.repeat(64)),
};

/** A recorder that the test plays: levels, time and an end of its own. */
class FakeRecorder implements VoiceRecorder {
  elapsed = 0;
  isOpen = true;
  readonly calls: string[] = [];
  readonly #levels = new Set<(level: number) => void>();
  readonly #ends = new Set<() => void>();

  start = () => void this.calls.push('start');
  pause = () => void this.calls.push('pause');
  resume = () => void this.calls.push('resume');
  elapsedMs = () => this.elapsed;
  watchLevel(onLevel: (level: number) => void) {
    this.#levels.add(onLevel);
    return () => void this.#levels.delete(onLevel);
  }
  watchEnd(onEnd: () => void) {
    this.#ends.add(onEnd);
    return () => void this.#ends.delete(onEnd);
  }
  stop() {
    this.isOpen = false;
    return Promise.resolve(RECORDING);
  }
  cancel() {
    this.isOpen = false;
  }
  hear(level: number, elapsed: number) {
    this.elapsed = elapsed;
    for (const listener of this.#levels) listener(level);
  }
  end() {
    for (const listener of this.#ends) listener();
  }
}

function Live(options: VoiceRecordingInput) {
  const recording = useVoiceRecording(options);
  return (
    <>
      {recording.isActive ? <RecordingBar recording={recording} /> : <p>The field</p>}
      <VoiceButton recording={recording} />
    </>
  );
}

async function open(
  openRecorder?: () => Promise<VoiceRecorder>,
  kept: VoiceRecordingInput['kept'] = null,
) {
  const recorder = new FakeRecorder();
  const options = {
    openRecorder: openRecorder ?? (() => Promise.resolve(recorder)),
    onRecorded: vi.fn(),
    onKept: vi.fn(),
    kept,
    onError: vi.fn(),
  };
  const [language] = await Promise.all([loadLanguage('en', 'app'), loadMoreWords('en')]);
  const page = render(
    <LanguageContext value={language}>
      <Live {...options} />
    </LanguageContext>,
  );
  return { ...page, ...options, recorder };
}

const micButton = () => screen.getByRole('button', { name: 'Record a voice message' });
const button = (name: string) => screen.getByRole('button', { name });
const bar = () => screen.queryByRole('group', { name: 'Recording' });
const settled = () => act(async () => {});

/** Presses, waits, slides and lets go, as a finger does. */
async function hold({ x = 0, y = 0, forMs = 1000 }) {
  const target = micButton();
  const at = (clientX: number, clientY: number) => ({
    clientX,
    clientY,
    button: 0,
    isPrimary: true,
  });
  const clock = vi.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(1);
  fireEvent.pointerDown(target, at(500, 500));
  await settled();
  if (x !== 0 || y !== 0) fireEvent.pointerMove(target, at(500 + x, 500 + y));
  clock.mockReturnValue(forMs);
  fireEvent.pointerUp(target, at(500 + x, 500 + y));
  clock.mockRestore();
  fireEvent.click(target, { detail: 1 });
  await settled();
}

beforeEach(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:note', revokeObjectURL: vi.fn() });
});

describe('with a finger', () => {
  test('held and let go, it is handed over', async () => {
    const { onRecorded, recorder } = await open();
    await hold({});
    expect(recorder.calls).toEqual(['start']);
    expect(onRecorded).toHaveBeenCalledExactlyOnceWith(RECORDING);
    expect(bar()).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent(/Voice message recorded/);
  });

  test('slid away, it is thrown away', async () => {
    const { onRecorded, recorder } = await open();
    await hold({ x: -120 });
    expect(onRecorded).not.toHaveBeenCalled();
    expect(recorder.isOpen).toBe(false);
    expect(bar()).toBeNull();
  });

  test.each([
    ['a tap', { forMs: 100 }],
    ['sliding up', { y: -80 }],
  ])('%s goes on without the finger', async (_name, gesture) => {
    const { onRecorded } = await open();
    await hold(gesture);
    expect(onRecorded).not.toHaveBeenCalled();
    await userEvent.click(button('Send voice message'));
    expect(onRecorded).toHaveBeenCalledOnce();
  });
});

describe('with keys', () => {
  test('Enter starts and sends, and the focus stays', async () => {
    const { onRecorded } = await open();
    micButton().focus();
    await userEvent.keyboard('{Enter}');
    expect(bar()).not.toBeNull();
    expect(button('Send voice message')).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(onRecorded).toHaveBeenCalledOnce();
    expect(micButton()).toHaveFocus();
  });

  test('Escape throws it away', async () => {
    const { onRecorded, recorder } = await open();
    micButton().focus();
    await userEvent.keyboard('{Enter}{Escape}');
    expect(recorder.isOpen).toBe(false);
    expect(bar()).toBeNull();
    expect(onRecorded).not.toHaveBeenCalled();
    expect(screen.getByRole('status')).toHaveTextContent(/thrown away/);
  });
});

test.each(['menu', 'dialog', 'alertdialog', 'listbox'])(
  'Escape that closes a %s is not for the recording',
  async (role) => {
    const { recorder } = await open();
    await userEvent.click(micButton());
    const layer = document.body.appendChild(document.createElement('div'));
    layer.setAttribute('role', role);
    const inside = layer.appendChild(document.createElement('button'));
    fireEvent.keyDown(inside, { key: 'Escape' });
    expect(recorder.isOpen).toBe(true);
    expect(bar()).not.toBeNull();
    layer.remove();
  },
);

test('nor is one in the large view of a picture', async () => {
  const { recorder } = await open();
  await userEvent.click(micButton());
  const view = document.body.appendChild(document.createElement('div'));
  view.className = 'yarl__portal';
  fireEvent.keyDown(view, { key: 'Escape' });
  expect(recorder.isOpen).toBe(true);
  view.remove();
});

describe('while it records', () => {
  test('shows the time, pauses and goes on', async () => {
    const { recorder } = await open();
    await userEvent.click(micButton(), { pointerEventsCheck: 0 });
    act(() => recorder.hear(0.5, 61_900));
    expect(screen.getByText('1:01')).toBeVisible();
    await userEvent.click(button('Pause recording'));
    await userEvent.click(button('Go on recording'));
    expect(recorder.calls).toEqual(['start', 'pause', 'resume']);
  });

  test('can be stopped, listened to, and then sent', async () => {
    const { onRecorded } = await open();
    await userEvent.click(micButton());
    await userEvent.click(button('Stop and listen'));
    expect(screen.getByRole('group', { name: 'Your recording' })).toBeVisible();
    expect(onRecorded).not.toHaveBeenCalled();
    await userEvent.click(button('Send voice message'));
    expect(onRecorded).toHaveBeenCalledExactlyOnceWith(RECORDING);
  });

  test('an end of its own keeps what there is', async () => {
    const { recorder, onRecorded } = await open();
    await userEvent.click(micButton());
    await act(async () => recorder.end());
    expect(screen.getByRole('group', { name: 'Your recording' })).toBeVisible();
    expect(onRecorded).not.toHaveBeenCalled();
  });
});

describe('on leaving its place', () => {
  test('the microphone is given back, and what was recorded is kept', async () => {
    const { recorder, unmount, onKept, onRecorded } = await open();
    await userEvent.click(micButton());
    unmount();
    expect(recorder.isOpen).toBe(false);
    await settled();
    expect(onKept).toHaveBeenCalledExactlyOnceWith(RECORDING);
    expect(onRecorded).not.toHaveBeenCalled();
  });

  test('so is what one listened to', async () => {
    const { unmount, onKept } = await open();
    await userEvent.click(micButton());
    await userEvent.click(button('Stop and listen'));
    unmount();
    expect(onKept).toHaveBeenCalledExactlyOnceWith(RECORDING);
  });

  test('what was sent goes out all the same', async () => {
    const { unmount, onKept, onRecorded } = await open();
    await userEvent.click(micButton());
    fireEvent.click(button('Send voice message'));
    unmount();
    await settled();
    expect(onRecorded).toHaveBeenCalledExactlyOnceWith(RECORDING);
    expect(onKept).not.toHaveBeenCalledWith(RECORDING);
  });

  test.each([
    ['Send voice message', 1],
    ['Throw the recording away', 0],
  ])('what was kept is there again: %s', async (action, sent) => {
    const { onRecorded, onKept } = await open(undefined, RECORDING);
    expect(screen.getByRole('group', { name: 'Your recording' })).toBeVisible();
    await userEvent.click(button(action));
    expect(onRecorded).toHaveBeenCalledTimes(sent);
    expect(onKept).toHaveBeenCalledExactlyOnceWith(null);
    expect(bar()).toBeNull();
  });
});

describe('the microphone', () => {
  test('that is refused is told, and the field comes back', async () => {
    const { onError } = await open(() => Promise.reject(new HearthError('microphoneDenied')));
    await userEvent.click(micButton());
    expect(onError).toHaveBeenCalledExactlyOnceWith('microphoneDenied');
    expect(bar()).toBeNull();
  });

  test('that comes after it was called off is given back', async () => {
    const recorder = new FakeRecorder();
    let give: (recorder: VoiceRecorder) => void = () => undefined;
    await open(() => new Promise((resolve) => (give = resolve)));
    await hold({});
    expect(screen.getByText('Waiting for the microphone')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await act(async () => give(recorder));
    expect(recorder.isOpen).toBe(false);
    expect(recorder.calls).toEqual([]);
    expect(bar()).toBeNull();
  });
});
