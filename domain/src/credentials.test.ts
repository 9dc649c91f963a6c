import { describe, expect, it } from 'vitest';
import { isEmail, normalizePhoneNumber } from './credentials';

describe('isEmail', () => {
  it.each(['ada@example.com', 'a.b+c@mail.example.co.uk', 'ü@exämple.de'])('accepts %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });
  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'a@b@c.de',
    'a@b..c',
  ])('refuses %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });
  it('refuses what no mail server could carry', () => {
    expect(isEmail(`${'a'.repeat(250)}@b.de`)).toBe(false);
  });
});

describe('normalizePhoneNumber', () => {
  it.each([
    ['+49 170 1234567', '+491701234567'],
    ['0049-170-1234567', '+491701234567'],
    ['+49 (0) 170 1234567', '+491701234567'],
    ['0049 (0) 170/123 45 67', '+491701234567'],
    ['+1 (650) 555-3434', '+16505553434'],
    ['＋４９１７０１２３４５６７', '+491701234567'],
  ])('reads %s', (raw, expected) => {
    expect(normalizePhoneNumber(raw)).toBe(expected);
  });
  it.each(['', '0170 1234567', '+49', '+0123456789', '+1234567890123456', 'call me'])(
    'refuses %j',
    (raw) => {
      expect(normalizePhoneNumber(raw)).toBeNull();
    },
  );
});
