/** Reports, queues, logs and set-up of moderation on Firestore; decisions by callables. */
import { auditEntrySchema, type AuditEntry } from '@hearth/domain/audit';
import type { CALLABLES, CallableName } from '@hearth/domain/callables';
import { HearthError, errorCode } from '@hearth/domain/errors';
import { REVIEW_PAGE } from '@hearth/domain/limits';
import { moderationConfigSchema } from '@hearth/domain/moderation/moderationConfig';
import {
  COLLECTIONS,
  auditPath,
  moderationConfigPath,
  reportPath,
  reportsPath,
  reviewPath,
} from '@hearth/domain/paths';
import { reportSchema, type Report } from '@hearth/domain/report';
import { personItemId, reviewItemSchema, type ReviewItem } from '@hearth/domain/review';
import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import {
  Timestamp,
  collection,
  collectionGroup,
  doc,
  getDoc,
  getDocsFromServer,
  limit,
  onSnapshot,
  orderBy,
  query,
  startAfter,
  where,
  type Firestore,
} from 'firebase/firestore';
import { doc as commitDoc, serverTimestamp } from 'firebase/firestore/lite';
import type * as v from 'valibot';
import type { ModerationPort } from '../ports/moderation';
import { commit, look, openCommits } from './commit';
import type { HearthConfig } from './config';
import { commitCounted, type Counted } from './countedCommit';
import { parseDocument, timestampParts, toHearthError, translated } from './parse';

/** What is fetched when moderation is first used; the role is known before. */
export type ModerationDesk = Omit<ModerationPort, 'workspaceRole'>;

type Reporting = Pick<ModerationDesk, 'reportMessage' | 'reportPerson'>;
type Watching = Pick<ModerationDesk, 'watchQueue' | 'audit' | 'reports' | 'config'>;
type Deciding = Omit<ModerationDesk, keyof Reporting | keyof Watching | 'saveConfig'>;

/**
 * All of {@link ModerationPort} but the role, on Firestore and callables. `now` is server time as
 * well as it is known here.
 */
export function createModerationDesk(
  db: Firestore,
  config: HearthConfig,
  now: () => number,
): ModerationDesk {
  const commits = openCommits(db.app, config);
  return {
    ...watchingOf(db),
    ...reportingOf(db, config, now),
    ...decidingOf(db, config),
    saveConfig: (roomId, next) =>
      commit(commits, (batch) => {
        batch.set(commitDoc(commits, moderationConfigPath(roomId)), next);
      }),
  };
}

function watchingOf(db: Firestore): Watching {
  const source = (roomId: string | null, path: (id: string) => string, group: string) =>
    roomId === null ? collectionGroup(db, group) : collection(db, path(roomId));
  return {
    watchQueue: (roomId, listener) =>
      onSnapshot(
        query(
          source(roomId, reviewPath, COLLECTIONS.review),
          where('state', '==', 'open'),
          orderBy('createdAt', 'desc'),
          limit(REVIEW_PAGE),
        ),
        { includeMetadataChanges: true },
        (snapshot) => {
          // An empty cache says nothing about whether there are any.
          if (snapshot.empty && snapshot.metadata.fromCache) return;
          const items = snapshot.docs.map((document): ReviewItem | null => {
            const fields = parseDocument(reviewItemSchema, document);
            return fields && { ...fields, id: document.id };
          });
          listener.next(items.filter((item) => item !== null));
        },
        (error) => {
          listener.error(toHearthError(error));
        },
      ),

    audit: (roomId, before) =>
      translated(async () => {
        const newest = query(
          source(roomId, auditPath, COLLECTIONS.audit),
          orderBy('at', 'desc'),
          limit(REVIEW_PAGE),
        );
        const { docs } = await getDocsFromServer(
          before === null
            ? newest
            : query(newest, startAfter(new Timestamp(...timestampParts(before)))),
        );
        const entries = docs.map((document): AuditEntry | null => {
          const fields = parseDocument(auditEntrySchema, document);
          return fields && { ...fields, id: document.id };
        });
        return {
          items: entries.filter((entry) => entry !== null),
          hasMore: docs.length === REVIEW_PAGE,
        };
      }),

    reports: ({ roomId, id }) =>
      translated(async () => {
        const newest = query(
          collection(db, reportsPath(roomId, id)),
          orderBy('createdAt', 'desc'),
          limit(REVIEW_PAGE),
        );
        const { docs } = await getDocsFromServer(newest);
        const reports = docs.map((document): Report | null => {
          const fields = parseDocument(reportSchema, document);
          return fields && { ...fields, uid: document.id };
        });
        return reports.filter((report) => report !== null);
      }),

    config: (roomId) =>
      translated(async () =>
        parseDocument(moderationConfigSchema, await getDoc(doc(db, moderationConfigPath(roomId)))),
      ),
  };
}

function reportingOf(db: Firestore, config: HearthConfig, now: () => number): Reporting {
  const commits = openCommits(db.app, config);
  async function report(
    { me, roomId, id }: Counted,
    about: { messageId: string | null; subjectId: string },
    said: { reason: string; note: string },
  ): Promise<void> {
    const path = reportPath(roomId, id, me);
    try {
      await commitCounted(commits, { me, roomId, id }, now, (batch) => {
        const { reason, note } = said;
        const fields = { ...about, reason, note, createdAt: serverTimestamp() };
        batch.set(commitDoc(commits, path), fields);
      });
    } catch (error) {
      // Rules refuse a second report like anything else: asks whether there is a first.
      const isThere = errorCode(error) === 'denied' && (await look(commits, path)).exists();
      throw isThere ? new HearthError('alreadyExists', { cause: error }) : error;
    }
  }
  return {
    reportMessage: (me, { roomId, id, senderId }, said) =>
      report({ me, roomId, id }, { messageId: id, subjectId: senderId }, said),
    reportPerson: (me, { uid, roomId }, said) =>
      report(
        { me, roomId: roomId ?? WORKSPACE_ROOM_ID, id: personItemId(uid) },
        { messageId: null, subjectId: uid },
        said,
      ),
  };
}

function decidingOf({ app }: Firestore, config: HearthConfig): Deciding {
  async function ask<Name extends CallableName>(
    name: Name,
    input: v.InferInput<(typeof CALLABLES)[Name]['input']>,
  ): Promise<v.InferOutput<(typeof CALLABLES)[Name]['output']>> {
    const { call } = await import('./functions');
    return call(app, config, name, input);
  }
  return {
    context: ({ roomId, id }) => ask('reviewContext', { roomId, itemId: id }),
    review: async ({ roomId, id }, act, minutes) => {
      const length = minutes === undefined ? {} : { minutes };
      await ask('review', { roomId, itemId: id, act, ...length });
    },
    banPerson: async (uid, isBanned) => {
      await ask('banPerson', { uid, isBanned });
    },
    pardon: async (roomId, uid) => {
      await ask('pardon', { roomId, uid });
    },
    grantRole: async (uid, role) => {
      await ask('grantRole', { uid, role });
    },
  };
}
