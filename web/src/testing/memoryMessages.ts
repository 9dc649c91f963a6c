/**
 * A messages server in memory: keeps what rules keep (ids, membership, rate limit, authorship).
 * Each port has a cache of what it has seen, as a device has.
 */
import { DISAPPEAR_TOLERANCE_MS, expiryOf } from '@hearth/domain/disappearing';
import { HearthError } from '@hearth/domain/errors';
import { SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import { hasLink } from '@hearth/domain/links';
import { contentKinds } from '@hearth/domain/media';
import { WITHOUT_FILES, byTime, type Message, type MessageEdit } from '@hearth/domain/message';
import type { OutboxChange, OutboxSend } from '@hearth/domain/outbox';
import { sendAllowance, type SendWindow } from '@hearth/domain/rateLimit';
import { withReaction } from '@hearth/domain/reaction';
import type { Millis } from '@hearth/domain/time';
import type { MessagePage, MessagesPort, WindowStep } from '../ports/messages';
import type { Listener } from '../ports/unsubscribe';

/**
 * A point where a test may wait, reorder or throw: `commit` before the server acts, `ack` after it
 * acted and before the client knows, `read` before an answer, `deliver` before a listener hears.
 */
export type MemoryStep = 'commit' | 'ack' | 'read' | 'deliver';

export interface MemoryMessagesOptions {
  now?: () => number;
  messages?: readonly Message[];
  pause?: (step: MemoryStep) => Promise<void>;
  /** How long messages of a room stay. */
  disappearAfter?: (roomId: string) => number | null;
}

export interface MemoryMessages {
  /** The port as one person has it. */
  port(uid: string): MessagesPort;
  /** Writes a message, or a version of one, past all rules; listeners hear of it. */
  write(message: Message): void;
  /** A room's messages, oldest first. */
  all(roomId: string): Message[];
  /** Tells of every write, so that room summaries can follow. */
  onWrite(listener: (message: Message) => void): void;
  /** Ends, or gives back, a person's access to a room. */
  setAccess(roomId: string, uid: string, isMember: boolean): void;
  /** Refuses sends and edits of a person in a room, as a block does. */
  setBlocked(roomId: string, uid: string, isBlocked: boolean): void;
  /** Another device of a person uses up their rate limit, but for so many; not a window that is over. */
  fillWindow(uid: string, left: number): void;
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** Documents read so far. */
  readCount(): number;
}

interface Watch {
  uid: string;
  roomId: string;
  pending: Map<string, Message>;
  listener: Listener<Message[]>;
}

export function createMemoryMessages(options: MemoryMessagesOptions = {}): MemoryMessages {
  return new MemoryMessagesServer(options);
}

class MemoryMessagesServer implements MemoryMessages {
  readonly now: () => number;
  readonly pause: (step: MemoryStep) => Promise<void>;
  readonly disappearAfter: (roomId: string) => number | null;
  readonly edits = new Map<string, MessageEdit[]>();
  readonly #rooms = new Map<string, Map<string, Message>>();
  readonly #windows = new Map<string, SendWindow>();
  readonly #outsiders = new Set<string>();
  readonly #blocked = new Set<string>();
  readonly #watches = new Set<Watch>();
  readonly #writeListeners: ((message: Message) => void)[] = [];
  #isReachable = true;
  #lastTime = 0;
  #reads = 0;
  #ids = 0;

  constructor(options: MemoryMessagesOptions) {
    this.now = options.now ?? Date.now;
    this.pause = options.pause ?? (() => Promise.resolve());
    this.disappearAfter = options.disappearAfter ?? (() => null);
    for (const message of options.messages ?? [])
      this.#room(message.roomId).set(message.id, message);
  }

  port(uid: string): MessagesPort {
    return memoryPort(this, uid);
  }

  write(message: Message) {
    this.#room(message.roomId).set(message.id, message);
    for (const watch of this.#watches) {
      if (watch.roomId !== message.roomId) continue;
      watch.pending.set(message.id, message);
      void this.#deliver(watch);
    }
    for (const listener of this.#writeListeners) listener(message);
  }

  all(roomId: string) {
    return [...this.#room(roomId).values()].sort(byTime);
  }

  onWrite(listener: (message: Message) => void) {
    this.#writeListeners.push(listener);
  }

  setAccess(roomId: string, uid: string, isMember: boolean) {
    if (isMember) this.#outsiders.delete(`${roomId} ${uid}`);
    else this.#outsiders.add(`${roomId} ${uid}`);
    if (isMember) return;
    for (const watch of [...this.#watches]) {
      if (watch.roomId !== roomId || watch.uid !== uid) continue;
      this.#watches.delete(watch);
      watch.listener.error(new HearthError('denied'));
    }
  }

  setBlocked(roomId: string, uid: string, isBlocked: boolean) {
    if (isBlocked) this.#blocked.add(`${roomId} ${uid}`);
    else this.#blocked.delete(`${roomId} ${uid}`);
  }

  setReachable(isReachable: boolean) {
    this.#isReachable = isReachable;
    if (isReachable) for (const watch of this.#watches) void this.#deliver(watch);
  }

  readCount() {
    return this.#reads;
  }

  newId() {
    this.#ids += 1;
    return `id${String(this.#ids).padStart(18, '0')}`;
  }

  /** Milliseconds that never repeat, so that one order is right. */
  tick() {
    this.#lastTime = Math.max(this.#lastTime + 1, this.now());
    return this.#lastTime;
  }

  assertReachable() {
    if (!this.#isReachable) throw new HearthError('offline');
  }

  assertMember(roomId: string, uid: string) {
    if (this.#outsiders.has(`${roomId} ${uid}`)) throw new HearthError('denied');
  }

  assertMayWrite(roomId: string, uid: string) {
    this.assertMember(roomId, uid);
    if (this.#blocked.has(`${roomId} ${uid}`)) throw new HearthError('denied');
  }

  async read(uid: string, roomId: string, pick: (all: Message[]) => Message[]): Promise<Message[]> {
    await this.pause('read');
    this.assertReachable();
    this.assertMember(roomId, uid);
    const found = pick(this.all(roomId));
    this.#reads += found.length;
    return found;
  }

  find(roomId: string, id: string) {
    return this.#room(roomId).get(id);
  }

  window(uid: string) {
    return this.#windows.get(uid) ?? null;
  }

  setWindow(uid: string, window: SendWindow) {
    this.#windows.set(uid, window);
  }

  fillWindow(uid: string, left: number) {
    const window = this.window(uid);
    if (window && sendAllowance(window, this.now()).type === 'fresh') return;
    this.setWindow(uid, {
      windowStartedAt: window?.windowStartedAt ?? this.tick(),
      count: Math.max(window?.count ?? 0, SEND_LIMIT_COUNT - left),
      lastRoomId: 'elsewhere',
      lastMessageId: 'other',
    });
  }

  isReachable() {
    return this.#isReachable;
  }

  watch(uid: string, roomId: string, since: number, listener: Listener<Message[]>) {
    const changed = this.all(roomId).filter((message) => message.updatedAt > since);
    const pending = new Map(changed.map((message) => [message.id, message]));
    const watch: Watch = { uid, roomId, pending, listener };
    this.#watches.add(watch);
    void this.#deliver(watch, true);
    return () => {
      this.#watches.delete(watch);
    };
  }

  async #deliver(watch: Watch, isFirst = false) {
    await this.pause('deliver');
    if (!this.#watches.has(watch) || !this.#isReachable) return;
    if (this.#outsiders.has(`${watch.roomId} ${watch.uid}`)) {
      this.#watches.delete(watch);
      watch.listener.error(new HearthError('denied'));
      return;
    }
    const messages = [...watch.pending.values()];
    watch.pending.clear();
    this.#reads += messages.length;
    if (isFirst || messages.length > 0) watch.listener.next(messages);
  }

  #room(roomId: string) {
    const room = this.#rooms.get(roomId) ?? new Map<string, Message>();
    this.#rooms.set(roomId, room);
    return room;
  }
}

type Pick = (all: Message[]) => Message[];

const newestOf =
  (limit: number): Pick =>
  (all) =>
    all.slice(-limit);
const olderOf =
  (before: number, limit: number): Pick =>
  (all) =>
    all.filter(({ createdAt }) => createdAt <= before).slice(-limit);
const newerOf =
  (after: number, limit: number): Pick =>
  (all) =>
    all.filter(({ createdAt }) => createdAt >= after).slice(0, limit);
const changedOf =
  (since: number, limit: number): Pick =>
  (all) =>
    all
      .filter(({ updatedAt }) => updatedAt > since)
      .sort((a, b) => a.updatedAt - b.updatedAt)
      .slice(0, limit);

/** What one device has seen. */
class MemoryCache {
  readonly #seen = new Map<string, Message>();

  keep(messages: readonly Message[]) {
    for (const message of messages) this.#seen.set(message.id, message);
  }

  all(roomId: string): Message[] {
    return [...this.#seen.values()].filter((m) => m.roomId === roomId).sort(byTime);
  }
}

function memoryPort(server: MemoryMessagesServer, uid: string): MessagesPort {
  const cache = new MemoryCache();
  const acted = async (act: () => void) => {
    await server.pause('commit');
    server.assertReachable();
    act();
    await server.pause('ack');
    server.assertReachable();
  };
  const fromServer = async (roomId: string, limit: number, pick: Pick): Promise<MessagePage> => {
    const messages = await server.read(uid, roomId, pick);
    cache.keep(messages);
    return { messages, hasMore: messages.length >= limit, isFromServer: true };
  };
  const fromCache = (roomId: string, limit: number, pick: Pick): Promise<MessagePage> => {
    const messages = pick(cache.all(roomId));
    return Promise.resolve({ messages, hasMore: messages.length >= limit, isFromServer: false });
  };
  const fromEither = (roomId: string, limit: number, pick: Pick) =>
    server.isReachable() ? fromServer(roomId, limit, pick) : fromCache(roomId, limit, pick);
  return {
    newest: (roomId, limit) => fromServer(roomId, limit, newestOf(limit)),
    cached: (roomId, limit) => fromCache(roomId, limit, newestOf(limit)),
    older: (roomId, before, limit) => fromEither(roomId, limit, olderOf(before, limit)),
    newer: (roomId, after, limit) => fromEither(roomId, limit, newerOf(after, limit)),
    changedSince: (roomId, since, limit) => fromServer(roomId, limit, changedOf(since, limit)),
    async get(roomId, messageId) {
      const only: Pick = (all) => all.filter(({ id }) => id === messageId);
      return (await fromServer(roomId, 1, only)).messages[0] ?? null;
    },
    watchChanges: (roomId, since, listener) =>
      server.watch(uid, roomId, since, {
        next: (messages) => {
          cache.keep(messages);
          listener.next(messages);
        },
        error: (error) => {
          listener.error(error);
        },
      }),
    edits: (_roomId, messageId) => Promise.resolve(server.edits.get(messageId) ?? []),
    ofKinds: async (roomId, kinds, before, limit) => {
      await server.pause('read');
      server.assertReachable();
      const found = server
        .all(roomId)
        .filter((message) => message.kinds.some((kind) => kinds.includes(kind)))
        .filter(({ createdAt }) => before === null || createdAt < before);
      return {
        messages: found.slice(-limit),
        hasMore: found.length > limit,
        isFromServer: true,
      };
    },
    removePreview: (roomId, messageId) =>
      acted(() => {
        server.assertMember(roomId, uid);
        const message = server.find(roomId, messageId);
        if (message?.senderId !== uid || message.preview?.type !== 'card') {
          throw new HearthError('denied');
        }
        server.write({ ...message, preview: { type: 'removed' }, updatedAt: server.tick() });
      }),
    newId: () => server.newId(),
    prepareCommits: () => undefined,
    async disappearAfter(roomId) {
      await server.read(uid, roomId, () => []);
      return server.disappearAfter(roomId);
    },
    commitSend: (entry, step, expiresAt) =>
      acted(() => {
        applySend(server, entry, step, expiresAt);
      }),
    commitChange: async (entry, step) => {
      let isCounted = false;
      await acted(() => {
        isCounted = applyChange(server, entry, step);
      });
      return isCounted;
    },
    async sendWindow(ofUid) {
      await server.pause('read');
      server.assertReachable();
      return server.window(ofUid);
    },
  };
}

function isFull({ count }: SendWindow): boolean {
  return count >= SEND_LIMIT_COUNT;
}

/** As `goesInTime` of firestore.rules. */
function goesInTime(server: MemoryMessagesServer, roomId: string, expiresAt: Millis | null) {
  const wanted = expiryOf(server.disappearAfter(roomId), server.now());
  if (wanted === null || expiresAt === null) return wanted === expiresAt;
  return Math.abs(expiresAt - wanted) < DISAPPEAR_TOLERANCE_MS;
}

/** As `isCount` of firestore.rules; gives the time of the commit. */
function countIn(
  server: MemoryMessagesServer,
  step: WindowStep,
  { uid, roomId, id }: { uid: string; roomId: string; id: string },
): Millis {
  const window = server.window(uid);
  const allowance = sendAllowance(window, server.now()).type;
  const isAllowed = step === 'fresh' ? allowance === 'fresh' : window && !isFull(window);
  if (!isAllowed) throw new HearthError('denied');
  const now = server.tick();
  server.setWindow(uid, {
    windowStartedAt: window && step === 'count' ? window.windowStartedAt : now,
    count: window && step === 'count' ? window.count + 1 : 1,
    lastRoomId: roomId,
    lastMessageId: id,
  });
  return now;
}

function applySend(
  server: MemoryMessagesServer,
  entry: OutboxSend,
  step: WindowStep,
  expiresAt: Millis | null,
) {
  const { id, uid, roomId, text, mentions, replyTo, attachments } = entry;
  server.assertMayWrite(roomId, uid);
  if (server.find(roomId, id)) throw new HearthError('denied');
  if (!goesInTime(server, roomId, expiresAt)) throw new HearthError('denied');
  const quoted = replyTo && server.find(roomId, replyTo.id);
  if (replyTo && !quoted?.text.startsWith(replyTo.text)) throw new HearthError('denied');
  const now = countIn(server, step, { uid, roomId, id });
  server.write({
    id,
    roomId,
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
    createdAt: now,
    updatedAt: now,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt,
  });
}

/** Gives whether the rate limit counted it. */
function applyChange(server: MemoryMessagesServer, entry: OutboxChange, step: WindowStep): boolean {
  const { uid, roomId, messageId } = entry;
  server.assertMember(roomId, uid);
  const message = server.find(roomId, messageId);
  if (!message) throw new HearthError('notFound');
  const { deletedAt } = message;
  if (entry.type === 'delete') {
    if (deletedAt !== null) return false;
    const updatedAt = server.tick();
    const empty = { text: '', mentions: [], ...WITHOUT_FILES, replyTo: null, reactions: {} };
    server.write({ ...message, ...empty, updatedAt, deletedAt: updatedAt, deletedBy: uid });
    return false;
  }
  if (entry.type === 'react') {
    if (deletedAt !== null) throw new HearthError('denied');
    const mine = withReaction(message.reactions[uid] ?? [], entry.emoji, entry.isOn);
    const reactions = { ...message.reactions, [uid]: mine };
    server.write({ ...message, reactions, updatedAt: server.tick() });
    return false;
  }
  if (deletedAt !== null) throw new HearthError('notFound');
  server.assertMayWrite(roomId, uid);
  if (message.text === entry.text) return false;
  const updatedAt = countIn(server, step, { uid, roomId, id: messageId });
  const writtenAt = message.editedAt ?? message.createdAt;
  const kept = { text: message.text, mentions: message.mentions, writtenAt, n: message.editCount };
  server.edits.set(messageId, [...(server.edits.get(messageId) ?? []), kept]);
  const { text, mentions } = entry;
  const editCount = message.editCount + 1;
  const kinds = contentKinds(message.attachments, hasLink(text));
  server.write({ ...message, text, mentions, kinds, editCount, editedAt: updatedAt, updatedAt });
  return true;
}
