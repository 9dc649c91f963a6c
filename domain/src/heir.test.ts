import { describe, expect, it } from 'vitest';
import { heirOf } from './heir';

const owner = { uid: 'ada', role: 'owner', joinedAt: 1 } as const;
const early = { uid: 'grace', role: 'member', joinedAt: 2 } as const;
const admin = { uid: 'linus', role: 'admin', joinedAt: 9 } as const;
const earlierAdmin = { uid: 'mary', role: 'admin', joinedAt: 8 } as const;

describe('heirOf', () => {
  it('takes the admin who has been there longest', () => {
    expect(heirOf([owner, early, admin, earlierAdmin], 'ada')).toBe('mary');
  });

  it('takes the member who has been there longest where there is no admin', () => {
    const late = { ...early, uid: 'alan', joinedAt: 3 };
    expect(heirOf([late, owner, early], 'ada')).toBe('grace');
  });

  it('decides between equals by their ids, whatever their order', () => {
    const twin = { ...early, uid: 'alan' };
    expect(heirOf([early, twin, owner], 'ada')).toBe('alan');
    expect(heirOf([twin, early, owner], 'ada')).toBe('alan');
  });

  it('finds nobody where nobody is left', () => {
    expect(heirOf([owner], 'ada')).toBeNull();
  });
});
