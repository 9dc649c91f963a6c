import { describe, expect, it } from 'vitest';
import { expiryOf, isExpired, summaryExpiry } from './disappearing';
import { summaryOf, type MessageFields } from './message';
import { HOUR_MS } from './time';

const MESSAGE: MessageFields & { id: string } = {
  ...{ id: 'm', senderId: 'ada', kind: 'text', text: 'Hello', mentions: [], attachments: [] },
  ...{ kinds: [], preview: null, replyTo: null, event: null, reactions: {} },
  ...{ createdAt: 1_000, updatedAt: 1_000, editedAt: null, editCount: 0 },
  ...{ deletedAt: null, deletedBy: null, hiddenAt: null, expiresAt: null },
};

describe('disappearing messages', () => {
  it('go after the time of their room, or stay', () => {
    expect(expiryOf(HOUR_MS, 5)).toBe(HOUR_MS + 5);
    expect(expiryOf(null, 5)).toBeNull();
  });

  it('are gone from that very moment', () => {
    expect(isExpired({ expiresAt: 10 }, 9)).toBe(false);
    expect(isExpired({ expiresAt: 10 }, 10)).toBe(true);
    expect(isExpired({ expiresAt: null }, 10)).toBe(false);
  });

  it('take what their room repeats of them along; events stay', () => {
    const lastMessage = summaryOf(MESSAGE);
    expect(summaryExpiry({ lastMessage, disappearAfterMs: HOUR_MS })).toBe(HOUR_MS + 1_000);
    expect(summaryExpiry({ lastMessage, disappearAfterMs: null })).toBeNull();
    expect(summaryExpiry({ lastMessage: null, disappearAfterMs: HOUR_MS })).toBeNull();
    const event = { ...lastMessage, kind: 'system' as const };
    expect(summaryExpiry({ lastMessage: event, disappearAfterMs: HOUR_MS })).toBeNull();
  });
});
