import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookupsBelow, lookupsOf, parseRules } from './ruleLookups';

const RULES = `
rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function isMember(room) { return exists(/databases/$(database)/documents/rooms/$(room)/members/$(request.auth.uid)); }
    function isOpen() { return true; }
    match /rooms/{roomId} {
      function sends() { return getAfter(messageAt()).data.get('x', 0) == 1 && isMember(roomId); }
      // allow list: if get(/nothing) != null;
      allow get, list: if isOpen();
      allow update: if sends() || isOpen();
      match /messages/{messageId} {
        function isOpen() { return isMember(roomId); }
        allow list: if isOpen() && isMember(roomId);
      }
    }
  }
}`;

describe('lookupsOf', () => {
  it('follows calls, nearest function first, and counts a look-up once', () => {
    expect(lookupsOf(RULES, 'rooms/*', 'list')).toHaveLength(0);
    expect(lookupsOf(RULES, 'rooms/*/messages/*', 'list')).toHaveLength(1);
    expect(lookupsOf(RULES, 'rooms/*', 'update')).toHaveLength(2);
    expect(lookupsBelow(RULES, 'rooms/*', 'sends')).toHaveLength(2);
  });

  it('tells what the rules never allow', () => {
    expect(() => lookupsOf(RULES, 'rooms/*', 'delete')).toThrow(/never allow delete/);
    expect(() => lookupsOf(RULES, 'calls/*', 'get')).toThrow(/no match/);
  });
});

/** Earlier versions of a message, and what moderators look at. */
const RARELY_READ = /\/edits\/\*$|\/(?:settings|review|audit)\//;

describe('firestore.rules', () => {
  const rules = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');

  it('consults one document at most on every read of the chat itself', () => {
    for (const { path, allows } of parseRules(rules)) {
      for (const operation of ['get', 'list'] as const) {
        if (!allows.has(operation) || RARELY_READ.test(path)) continue;
        expect(
          lookupsOf(rules, path, operation).length,
          `${operation} ${path}`,
        ).toBeLessThanOrEqual(1);
      }
    }
  });

  it('consults none for the room list', () => {
    expect(lookupsOf(rules, 'rooms/*', 'list')).toEqual([]);
  });
});
