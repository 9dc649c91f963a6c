import { describe, expect, it } from 'vitest';
import { assertLoopback, encodeValue, StoredTime } from './engineRest';

describe('assertLoopback', () => {
  it.each(['127.0.0.1:8080', 'localhost:8080', '[::1]:8080', '127.1.2.3:1'])(
    'lets %s be seeded',
    (at) => {
      expect(() => assertLoopback(at)).not.toThrow();
    },
  );

  it.each([
    'firestore.googleapis.com',
    'firestore.googleapis.com:443',
    '10.0.0.1:8080',
    'localhost.example.com:8080',
    '127.0.0.1@example.com:80',
    '0.0.0.0:8080',
  ])('refuses %s', (at) => {
    expect(() => assertLoopback(at)).toThrow(/not on this machine/);
  });
});

describe('encodeValue', () => {
  it('keeps times, whole numbers and empty values apart', () => {
    expect(
      encodeValue({ at: new StoredTime(0), seq: 3, half: 0.5, none: null, list: ['a'] }),
    ).toEqual({
      mapValue: {
        fields: {
          at: { timestampValue: '1970-01-01T00:00:00.000Z' },
          seq: { integerValue: '3' },
          half: { doubleValue: 0.5 },
          none: { nullValue: null },
          list: { arrayValue: { values: [{ stringValue: 'a' }] } },
        },
      },
    });
  });
});
