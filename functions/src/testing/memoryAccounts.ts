import type { WorkspaceRole } from '@hearth/domain/workspace';
import type { Accounts } from '../ports/accounts';

interface MemoryPerson {
  displayName: string;
  closed: 'banned' | 'deleted' | null;
  isEnabled: boolean;
  role: WorkspaceRole | null;
}

/** Accounts in memory. */
export class MemoryAccounts implements Accounts {
  readonly people = new Map<string, MemoryPerson>();

  add(uid: string, role: WorkspaceRole | null = null): void {
    this.people.set(uid, { displayName: uid, closed: null, isEnabled: true, role });
  }

  profile(uid: string) {
    return Promise.resolve(this.people.get(uid) ?? null);
  }

  setClosed(uid: string, closed: 'banned' | null) {
    return this.#change(uid, { closed });
  }

  setEnabled(uid: string, isEnabled: boolean) {
    return this.#change(uid, { isEnabled });
  }

  workspaceRole(uid: string) {
    return Promise.resolve(this.people.get(uid)?.role ?? null);
  }

  setWorkspaceRole(uid: string, role: WorkspaceRole | null) {
    return this.#change(uid, { role });
  }

  #change(uid: string, change: Partial<MemoryPerson>) {
    const person = this.people.get(uid);
    if (person) this.people.set(uid, { ...person, ...change });
    return Promise.resolve();
  }
}
