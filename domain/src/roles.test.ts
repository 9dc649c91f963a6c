import { describe, expect, test } from 'vitest';
import {
  PERMISSIONS,
  ROLES,
  can,
  canActOn,
  mustTransferBeforeLeaving,
  type Permission,
} from './roles';

const permissions = Object.keys(PERMISSIONS).filter((key): key is Permission => key in PERMISSIONS);

describe('who may do what', () => {
  test('a higher role may all that a lower one may', () => {
    for (const permission of permissions) {
      if (can('member', permission)) expect(can('admin', permission)).toBe(true);
      if (can('admin', permission)) expect(can('owner', permission)).toBe(true);
    }
  });

  test('outsiders may nothing', () => {
    for (const permission of permissions) {
      expect(can(null, permission)).toBe(false);
      expect(can(undefined, permission)).toBe(false);
    }
  });

  test('the table says so', () => {
    expect(can('member', 'sendMessage')).toBe(true);
    expect(can('member', 'renameRoom')).toBe(false);
    expect(can('admin', 'removeMember')).toBe(true);
    expect(can('admin', 'changeRole')).toBe(false);
    expect(can('owner', 'transferOwnership')).toBe(true);
  });
});

describe('acting on a person', () => {
  test('needs a higher rank than theirs', () => {
    for (const target of ROLES) {
      expect(canActOn('owner', 'removeMember', target)).toBe(target !== 'owner');
      expect(canActOn('admin', 'removeMember', target)).toBe(target === 'member');
      expect(canActOn('member', 'removeMember', target)).toBe(false);
      expect(canActOn(null, 'removeMember', target)).toBe(false);
    }
  });
});

test('an owner with others around hands over first', () => {
  expect(mustTransferBeforeLeaving('owner', 2)).toBe(true);
  expect(mustTransferBeforeLeaving('owner', 1)).toBe(false);
  expect(mustTransferBeforeLeaving('admin', 9)).toBe(false);
});
