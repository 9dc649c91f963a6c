import type { WorkspaceRole } from '@hearth/domain/workspace';

/** Accounts and what everybody sees of them. */
export interface Accounts {
  /** Null where there is no such profile. */
  profile(
    uid: string,
  ): Promise<{ displayName: string; closed: 'banned' | 'deleted' | null } | null>;
  /** Marks a profile as closed, or opens it again; a deleted one stays deleted. */
  setClosed(uid: string, closed: 'banned' | null): Promise<void>;
  /** Lets an account sign in or not; what has no account is no error. Revokes its tokens when not. */
  setEnabled(uid: string, isEnabled: boolean): Promise<void>;
  workspaceRole(uid: string): Promise<WorkspaceRole | null>;
  /** Takes effect with the person's next token. */
  setWorkspaceRole(uid: string, role: WorkspaceRole | null): Promise<void>;
}
