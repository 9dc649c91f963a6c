import type { AuditEntry } from '@hearth/domain/audit';
import type { ModerationConfig } from '@hearth/domain/moderation/moderationConfig';
import type { Report, ReportReason } from '@hearth/domain/report';
import type { ReviewAct, ReviewItem } from '@hearth/domain/review';
import type { Millis } from '@hearth/domain/time';
import type { WorkspaceRole } from '@hearth/domain/workspace';
import type { Listener, Unsubscribe } from './unsubscribe';

/** What stands around an item, and what is on record about whom it is about. */
export interface ReviewContext {
  messages: readonly {
    id: string;
    senderId: string;
    text: string;
    createdAt: Millis;
    isSubject: boolean;
  }[];
  record: readonly {
    roomId: string;
    /** As in an item. */
    roomName: string | null;
    itemId: string;
    resolution: string | null;
    createdAt: Millis;
  }[];
}

/** Reports, queues, logs and what moderators do. Promises reject with HearthError. */
export interface ModerationPort {
  /** The person's role over all rooms, from their token. */
  workspaceRole(): Promise<WorkspaceRole | null>;
  /**
   * About a message. Rejects with `alreadyExists` when this person reported it before, and with
   * `rateLimited` when they have done too much in the last minute.
   */
  reportMessage(
    me: string,
    message: { roomId: string; id: string; senderId: string },
    report: { reason: ReportReason; note: string },
  ): Promise<void>;
  /** About a person, in a room that both know or in none. Rejects as {@link reportMessage} does. */
  reportPerson(
    me: string,
    subject: { uid: string; roomId: string | null },
    report: { reason: ReportReason; note: string },
  ): Promise<void>;
  /** Open items, newest first: of one room, or of all for the workspace's moderators (null). */
  watchQueue(roomId: string | null, listener: Listener<readonly ReviewItem[]>): Unsubscribe;
  /** A page of the log, newest first; of one room, or of all (null). */
  audit(
    roomId: string | null,
    before: Millis | null,
  ): Promise<{ items: readonly AuditEntry[]; hasMore: boolean }>;
  /** Null where nobody has set it up. */
  config(roomId: string): Promise<ModerationConfig | null>;
  saveConfig(roomId: string, config: ModerationConfig): Promise<void>;
  /** The newest of the reports about an item, newest first; for the workspace's moderators alone. */
  reports(item: { roomId: string; id: string }): Promise<readonly Report[]>;
  context(item: { roomId: string; id: string }): Promise<ReviewContext>;
  review(item: { roomId: string; id: string }, act: ReviewAct, minutes?: number): Promise<void>;
  banPerson(uid: string, isBanned: boolean): Promise<void>;
  /** Takes a mute and a ban in one group back. */
  pardon(roomId: string, uid: string): Promise<void>;
  grantRole(uid: string, role: WorkspaceRole | null): Promise<void>;
}
