import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { messageState } from './messageState';

const STORED = { senderId: 'ada', kind: 'text', text: 'Hello', deletedAt: null };

describe('messageState', () => {
  it('reads messages of before there were files', () => {
    expect(messageState(STORED)).toEqual({
      ...{ senderId: 'ada', kind: 'text', text: 'Hello' },
      ...{ attachments: [], kinds: [], mentions: [], preview: null, replyTo: null },
      ...{ createdAt: 0, isDeleted: false, isHidden: false },
      ...{ deletedBy: null, editCount: 0, expiresAt: null },
    });
  });

  it('knows a tombstone by any time of deletion', () => {
    expect(messageState({ ...STORED, deletedAt: new Date() })?.isDeleted).toBe(true);
  });

  it('knows what moderation has put away', () => {
    const hiddenAt = Timestamp.fromMillis(5);
    expect(messageState({ ...STORED, hiddenAt })?.isHidden).toBe(true);
  });

  it.each([undefined, null, {}, { text: 'Hello' }, { ...STORED, kind: 'poll' }])(
    'finds no message in %j',
    (data) => {
      expect(messageState(data)).toBeNull();
    },
  );
});
