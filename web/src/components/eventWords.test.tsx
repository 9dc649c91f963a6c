import type { CallKind, CallOutcome } from '@hearth/domain/callKind';
import { MINUTE_MS } from '@hearth/domain/time';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../testing/renderApp';
import { useEventWords } from './eventWords';

interface CallProps {
  kind?: CallKind;
  outcome: CallOutcome | null;
  durationMs?: number | null;
}

function Words({ kind = 'audio', outcome, durationMs = null }: CallProps) {
  return <p role="note">{useEventWords({ type: 'call', kind, outcome, durationMs }, 'grace')}</p>;
}

/** What a call of Grace's is to its caller and to Ada. */
async function said(props: CallProps, locale: 'en' | 'de' = 'en') {
  const words: string[] = [];
  for (const uid of ['grace', 'ada']) {
    const { unmount, stop } = await renderApp(<Words {...props} />, { uid, locale });
    const note = await screen.findByText(uid === 'ada' ? /Grace Hopper/ : /./, {
      selector: 'p',
    });
    words.push(note.textContent);
    unmount();
    stop();
  }
  return words;
}

describe('a call', () => {
  it('is told from the side of who looks', async () => {
    expect(await said({ outcome: 'missed' })).toEqual([
      'Your call was not answered',
      'Missed call from Grace Hopper',
    ]);
    expect(await said({ outcome: 'declined', kind: 'video' })).toEqual([
      'Your video call was declined',
      'You declined a video call from Grace Hopper',
    ]);
    expect(await said({ outcome: 'cancelled' })).toEqual([
      'You cancelled your call',
      'Missed call from Grace Hopper',
    ]);
    expect(await said({ outcome: 'busy' })).toEqual([
      'Your call was not taken: busy',
      'Missed call from Grace Hopper during another call',
    ]);
    expect(await said({ outcome: 'failed' })).toEqual([
      'Your call failed',
      'A call from Grace Hopper failed',
    ]);
  });

  it('says how long people talked, and nothing of that while they do', async () => {
    expect(await said({ outcome: 'answered', durationMs: 14 * MINUTE_MS + 3_000 })).toEqual([
      'You called, 14 minutes 3 seconds',
      'Grace Hopper called, 14 minutes 3 seconds',
    ]);
    expect(await said({ outcome: null, kind: 'video' })).toEqual([
      'You started a video call',
      'Grace Hopper started a video call',
    ]);
  });

  it('is told in German as well', async () => {
    expect(await said({ outcome: 'declined' }, 'de')).toEqual([
      'Dein Anruf wurde abgelehnt',
      'Du hast einen Anruf von Grace Hopper abgelehnt',
    ]);
    expect(
      await said({ outcome: 'answered', kind: 'video', durationMs: 2 * MINUTE_MS }, 'de'),
    ).toEqual([
      'Du hast mit Video angerufen, 2 Minuten',
      'Grace Hopper hat mit Video angerufen, 2 Minuten',
    ]);
  });
});
