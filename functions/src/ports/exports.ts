import type { ExportState } from '@hearth/domain/account';
import type { Attachment } from '@hearth/domain/media';
import type { Millis } from '@hearth/domain/time';

/** How far exports have come. */
export interface ExportStore {
  state(uid: string): Promise<ExportState | null>;
  /** Begins one in a transaction, unless `decide` throws by what it finds: then it rejects with that. */
  begin(
    uid: string,
    state: ExportState,
    decide: (present: ExportState | null) => void,
  ): Promise<void>;
  /** Notes what became of the one that was asked for at `requestedAt`, unless another has begun. */
  finish(
    uid: string,
    requestedAt: Millis,
    outcome: { state: 'ready'; path: string; size: number } | { state: 'failed' },
  ): Promise<void>;
  /** Up to `limit` that can be fetched no longer, the oldest first. */
  expired(now: Millis, limit: number): Promise<{ uid: string; state: ExportState }[]>;
  /** Forgets the one that was asked for at `requestedAt`, unless another has begun. */
  remove(uid: string, requestedAt: Millis): Promise<void>;
}

/** Fields of a document as they are stored; times are `Date`s, which JSON writes in ISO. */
export type StoredFields = Record<string, unknown>;

/** A message of the person, without what others added to it or said. */
export interface ExportedMessage {
  roomId: string;
  messageId: string;
  fields: StoredFields;
  attachments: Attachment[];
}

export interface ExportedRoom {
  id: string;
  kind: string;
  name: string;
  role: string | null;
  joinedAt: Date | null;
}

/** What is kept of one person, and nothing of anybody else. */
export interface PersonalData {
  /** Profile, settings, notification settings, blocks, scheduled messages, reminders and calls by name. */
  documents(uid: string): Promise<StoredFields>;
  rooms(uid: string): Promise<ExportedRoom[]>;
  /** Every message of the person, page by page; those of one room follow each other. */
  messages(uid: string): AsyncIterable<ExportedMessage>;
  /**
   * Emoji that the person put on messages of these rooms, the newest first. Nothing tells where they
   * are but the messages, so at most `readsMax` are looked at; `isComplete` says whether that was all.
   */
  reactions(
    uid: string,
    roomIds: readonly string[],
    readsMax: number,
  ): Promise<{
    given: { roomId: string; messageId: string; emoji: string[] }[];
    isComplete: boolean;
  }>;
}
