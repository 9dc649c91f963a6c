import { describe, expect, it } from 'vitest';
import { messageState } from './messageState';

const STORED = { senderId: 'ada', kind: 'text', text: 'Hello', deletedAt: null };

describe('messageState', () => {
  it('reads messages of before there were files', () => {
    expect(messageState(STORED)).toEqual({
      ...{ senderId: 'ada', kind: 'text', text: 'Hello' },
      ...{ attachments: [], preview: null, isDeleted: false },
    });
  });

  it('knows a tombstone by any time of deletion', () => {
    expect(messageState({ ...STORED, deletedAt: new Date() })?.isDeleted).toBe(true);
  });

  it.each([undefined, null, {}, { text: 'Hello' }, { ...STORED, kind: 'poll' }])(
    'finds no message in %j',
    (data) => {
      expect(messageState(data)).toBeNull();
    },
  );
});
