import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createMemoryCallMedia } from '../../testing/memoryCallMedia';
import { fakeTrack } from '../../testing/fakeMediaStream';
import { CallBoard, newCall } from './callBoard';
import { NO_CALLS, type CallsState } from './callsState';
import { SpeakingWatch } from './speaking';

const LOOK_MS = 100;

const media = createMemoryCallMedia();
let board: CallBoard;
let watch: SpeakingWatch;
let streams: Record<string, MediaStream>;

beforeEach(() => {
  vi.useFakeTimers();
  board = new CallBoard(
    createStore<CallsState>(() => NO_CALLS),
    newCall(
      { callId: 'c', roomId: 'r', roomKind: 'group', kind: 'audio', callerId: 'ada' },
      { state: 'connecting' },
      { isMuted: false, hasCamera: false, devices: media.choice() },
    ),
  );
  watch = new SpeakingWatch({ me: 'ada', media, board });
  streams = { ada: voice(), grace: voice(), linus: voice() };
  board.setPeople(['grace', 'linus']);
  for (const uid of ['grace', 'linus']) board.changePerson(uid, { stream: streams[uid] ?? null });
  board.changeOwn({ stream: streams['ada'] ?? null });
  watch.update();
});

afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

function voice(): MediaStream {
  const stream = new MediaStream();
  stream.addTrack(fakeTrack('audio'));
  return stream;
}

/** Everybody is as loud as given for a while. */
function hear(levels: Record<string, number>, ms: number): void {
  for (let passed = 0; passed < ms; passed += LOOK_MS) {
    for (const [uid, stream] of Object.entries(streams)) {
      media.setLevel(stream, levels[uid] ?? 0);
    }
    vi.advanceTimersByTime(LOOK_MS);
  }
}

const speaking = () =>
  board.shown.people.filter(({ isSpeaking }) => isSpeaking).map(({ uid }) => uid);

describe('who speaks', () => {
  it('is shown at once and a moment longer', () => {
    hear({ grace: 0.3 }, 100);
    expect([speaking(), board.shown.speakerId]).toEqual([['grace'], 'grace']);
    hear({}, 400);
    expect(speaking()).toEqual(['grace']);
    hear({}, 400);
    expect([speaking(), board.shown.speakerId]).toEqual([[], 'grace']);
  });

  it('is nobody in a quiet room', () => {
    hear({ grace: 0.02, linus: 0.04 }, 2_000);
    expect([speaking(), board.shown.speakerId]).toEqual([[], null]);
  });

  it('stays in front of who joins in, until that is louder for long', () => {
    hear({ grace: 0.3 }, 2_000);
    hear({ grace: 0.3, linus: 0.35 }, 5_000);
    expect([speaking(), board.shown.speakerId]).toEqual([['grace', 'linus'], 'grace']);
    hear({ grace: 0.1, linus: 0.6 }, 1_000);
    expect(board.shown.speakerId).toBe('grace');
    hear({ grace: 0.1, linus: 0.6 }, 3_000);
    expect(board.shown.speakerId).toBe('linus');
  });

  it('may be oneself, but not while muted', () => {
    hear({ ada: 0.5 }, 200);
    expect(board.shown.speakerId).toBe('ada');
    hear({ grace: 0.3 }, 2_000);
    expect(board.shown.speakerId).toBe('grace');
    board.changeOwn({ isMuted: true });
    watch.update();
    hear({ ada: 0.5 }, 2_000);
    expect(board.shown.speakerId).toBe('grace');
    board.changePerson('linus', { isMuted: true });
    hear({ linus: 0.5 }, 2_000);
    expect([speaking(), board.shown.speakerId]).toEqual([[], 'grace']);
  });

  it('stops with the stream, and goes on with the next one', () => {
    hear({ grace: 0.3 }, 200);
    board.changePerson('grace', { stream: null });
    watch.update();
    expect(speaking()).toEqual([]);
    streams['grace'] = voice();
    board.changePerson('grace', { stream: streams['grace'] });
    watch.update();
    hear({ grace: 0.3 }, 200);
    expect(speaking()).toEqual(['grace']);
    watch.close();
    expect(speaking()).toEqual([]);
  });
});
