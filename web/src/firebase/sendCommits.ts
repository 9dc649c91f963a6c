/**
 * The commit of a message, past every SDK: it leaves before the page is drawn anew. The lite client
 * asks for credentials first, which lets the drawing go ahead.
 */
import { hasLink } from '@hearth/domain/links';
import { contentKinds } from '@hearth/domain/media';
import { excerpt } from '@hearth/domain/message';
import type { OutboxSend } from '@hearth/domain/outbox';
import { limitsPath, messagePath, roomPath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import type { FirebaseApp } from 'firebase/app';
import type { WindowStep } from '../ports/messages';
import { answered } from './commit';
import type { HearthConfig } from './config';
import { ReadyHeaders } from './readyHeaders';
import {
  documentName,
  freshHeaders,
  restCommit,
  restSet,
  restUpdate,
  taken,
  type Headers,
  type RestCredentials,
} from './restCommit';
import { noteStep } from './sendWindow';

export class SendCommits {
  readonly #app: FirebaseApp;
  readonly #config: HearthConfig;
  readonly #fresh: () => Promise<Headers>;
  readonly #ready: ReadyHeaders;

  constructor(app: FirebaseApp, config: HearthConfig, credentials: RestCredentials) {
    this.#app = app;
    this.#config = config;
    this.#fresh = () => freshHeaders(credentials);
    this.#ready = new ReadyHeaders(this.#fresh, Date.now);
  }

  /** Puts credentials at hand, for the case that something is sent soon. */
  prepare(): void {
    this.#ready.prepare();
  }

  /** As `MessagesPort.commitSend`. */
  async commit(entry: OutboxSend, step: WindowStep, expiresAt: Millis | null): Promise<void> {
    const writes = [
      this.#message(entry, expiresAt),
      this.#summary(entry),
      this.#count(entry, step),
    ];
    const headers = this.#ready.of(entry.uid);
    const response = headers
      ? restCommit(this.#config, headers, writes)
      : this.#fresh().then((fresh) => restCommit(this.#config, fresh, writes));
    await answered(this.#app, taken(response));
    noteStep(entry.uid, step);
  }

  #message(entry: OutboxSend, expiresAt: Millis | null): object {
    const { id, uid, roomId, text, mentions, replyTo, attachments } = entry;
    const fields = {
      senderId: uid,
      kind: 'text',
      text,
      mentions,
      attachments,
      kinds: contentKinds(attachments, hasLink(text)),
      preview: null,
      replyTo,
      event: null,
      reactions: {},
      editedAt: null,
      editCount: 0,
      deletedAt: null,
      deletedBy: null,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    };
    const name = documentName(this.#config, messagePath(roomId, id));
    return restSet(name, fields, { createdAt: 'now', updatedAt: 'now' });
  }

  #summary({ id, uid, roomId, text, attachments }: OutboxSend): object {
    const lastMessage = {
      id,
      senderId: uid,
      kind: 'text',
      text: excerpt(text),
      kinds: contentKinds(attachments, hasLink(text)),
      fileCount: attachments.length,
      event: null,
      isDeleted: false,
    };
    return restUpdate(
      documentName(this.#config, roomPath(roomId)),
      { lastMessage },
      { seq: 1, activityAt: 'now', 'lastMessage.createdAt': 'now' },
    );
  }

  /** See `count` of countedCommit.ts, which does the same for other commits. */
  #count({ id, uid, roomId }: OutboxSend, step: WindowStep): object {
    const name = documentName(this.#config, limitsPath(uid));
    const last = { lastRoomId: roomId, lastMessageId: id };
    return step === 'fresh'
      ? restSet(name, { count: 1, ...last }, { windowStartedAt: 'now', countedAt: 'now' })
      : restUpdate(name, last, { count: 1, countedAt: 'now' });
  }
}
