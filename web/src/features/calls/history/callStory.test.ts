import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../testing/builders';
import { callStory, isMissedBy } from './callStory';

const ended = (call: Partial<Parameters<typeof buildCall>[0]>) =>
  buildCall({ id: 'c1', state: 'ended', ...call });

describe('callStory', () => {
  it('is what the call says when it is over', () => {
    expect(callStory(buildCall({ id: 'c1' }), 'grace')).toBe('ongoing');
    expect(callStory(ended({ outcome: 'answered' }), 'grace')).toBe('answered');
    expect(callStory(ended({ outcome: null }), 'grace')).toBe('missed');
  });

  it('is one’s own no in a group that went on without', () => {
    const call = ended({ roomKind: 'group', outcome: 'missed', refusals: { grace: 'declined' } });
    expect(callStory(call, 'grace')).toBe('declined');
    expect(callStory(call, 'linus')).toBe('missed');
    expect(callStory(call, 'ada')).toBe('missed');
  });
});

describe('isMissedBy', () => {
  it('holds for who was called and not reached', () => {
    for (const outcome of ['missed', 'cancelled', 'busy'] as const) {
      expect(isMissedBy(ended({ outcome }), 'grace')).toBe(true);
      expect(isMissedBy(ended({ outcome }), 'ada')).toBe(false);
    }
    for (const outcome of ['answered', 'declined', 'failed'] as const) {
      expect(isMissedBy(ended({ outcome }), 'grace')).toBe(false);
    }
  });
});
