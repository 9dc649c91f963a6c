import { describe, expect, it } from 'vitest';
import { encodeText, parseText } from './channelText';

describe('the text of the data channel', () => {
  it('carries what was said', () => {
    expect(parseText(encodeText({ said: '{"hand":true}' }))).toEqual({ said: '{"hand":true}' });
  });

  it('carries what is sent', () => {
    expect(parseText(encodeText({ sends: ['voice', 'screen'] }))).toEqual({
      sends: ['voice', 'screen'],
    });
  });

  it.each(['', '{', '{"sends":["roof"]}', '{"said":1}', 'null', new Uint8Array([1]), undefined])(
    'is nothing for %j',
    (text) => {
      expect(parseText(text)).toBeNull();
    },
  );

  it('is bounded', () => {
    expect(parseText(encodeText({ said: 'x'.repeat(20_000) }))).toBeNull();
  });
});
