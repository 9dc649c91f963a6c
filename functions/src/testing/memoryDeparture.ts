import type { Deletion, DeletionStep } from '@hearth/domain/account';
import type { SystemEvent } from '@hearth/domain/message';
import type { Role } from '@hearth/domain/roles';
import { FORMER_ROLE, directMemberIds, directRoomId, type Member } from '@hearth/domain/room';
import type { DeletionStore, PersonalRemains } from '../ports/departure';
import type { RoomChange, RoomEvents, RoomStanding } from '../ports/events';
import type { GoingMessage, MessageRemovals } from '../ports/messageRemovals';

interface MemoryRoom extends RoomStanding {
  roles: Record<string, Role | typeof FORMER_ROLE>;
  events: { by: string; event: SystemEvent }[];
  version: number;
}

export interface MemoryMessage extends GoingMessage {
  senderId: string;
  kind: 'text' | 'system';
  deletedBy: string | null;
  expiresAt: number | null;
}

/** A text message of ada's without files, unless told. */
export function memoryMessage(
  roomId: string,
  messageId: string,
  more: Partial<MemoryMessage> = {},
) {
  return {
    ...{ roomId, messageId, senderId: 'ada', kind: 'text' as const, deletedBy: null },
    ...{ hasFiles: false, hasEdits: false, isHidden: false, expiresAt: null },
    ...more,
  };
}

/** Rooms, messages and accounts in memory: what somebody leaves behind. */
export class MemoryDeparture {
  readonly allRooms = new Map<string, MemoryRoom>();
  readonly allMessages = new Map<string, MemoryMessage>();
  /** Room id -> the message that its summary repeats. */
  readonly summaries = new Map<string, string>();
  readonly allDeletions = new Map<string, Deletion>();
  /** `closed` of profiles by uid. */
  readonly closed = new Map<string, string>();
  readonly accounts = new Map<string, 'open' | 'locked'>();
  /** Messages that lost their earlier versions, and nothing else. */
  readonly editsRemoved: string[] = [];
  /** Whose documents are still there. */
  readonly documents = new Set<string>();

  addPerson(uid: string): void {
    this.accounts.set(uid, 'open');
    this.documents.add(uid);
  }

  /** People in the order in which they came, each with a role. */
  addGroup(roomId: string, roles: Record<string, Role>): void {
    const ownerId = Object.keys(roles).find((uid) => roles[uid] === 'owner') ?? null;
    const standing = { kind: 'group' as const, ownerId, memberIds: Object.keys(roles) };
    this.#add(roomId, { ...standing, barredIds: [] }, { ...roles });
  }

  addDirect(a: string, b: string): string {
    const roomId = directRoomId(a, b);
    const memberIds = directMemberIds(a, b);
    const roles = Object.fromEntries(memberIds.map((uid) => [uid, 'member' as const]));
    this.#add(roomId, { kind: 'direct', ownerId: null, memberIds, barredIds: [] }, roles);
    return roomId;
  }

  #add(roomId: string, standing: RoomStanding, roles: MemoryRoom['roles']): void {
    this.allRooms.set(roomId, { ...standing, roles, events: [], version: 0 });
  }

  addMessage(message: MemoryMessage): void {
    this.allMessages.set(`${message.roomId}/${message.messageId}`, message);
  }

  /** As all of it would be written down. */
  snapshot(): unknown {
    return structuredClone({
      rooms: [...this.allRooms].map(([id, { version: _, ...room }]) => ({ id, ...room })),
      messages: [...this.allMessages.values()],
      steps: [...this.allDeletions].map(([uid, { step }]) => [uid, step]),
      closed: [...this.closed],
      accounts: [...this.accounts],
      documents: [...this.documents],
    });
  }

  readonly rooms = {
    room: async (roomId: string) => {
      const room = this.allRooms.get(roomId);
      return room ? { ...room, call: null } : null;
    },
    removeTraces: async () => undefined,
    removeRoom: async (roomId: string) => {
      this.allRooms.delete(roomId);
    },
  };

  readonly events: RoomEvents = {
    roomsOf: async (uid, limit) =>
      [...this.allRooms]
        .filter(([, { memberIds }]) => memberIds.includes(uid))
        .slice(0, limit)
        .map(([id]) => id),
    standing: async (roomId) => this.allRooms.get(roomId) ?? null,
    change: async (roomId, decide) => {
      // As a transaction: who was overtaken decides again.
      for (;;) {
        const room = this.allRooms.get(roomId);
        if (!room) return;
        const { version } = room;
        const change = await decide(room, async () => membersOf(room));
        if (room.version !== version) continue;
        if (change !== null) write(room, change);
        return;
      }
    },
  };

  readonly deletions: DeletionStore = {
    begin: async (uid, { messages, requestedAt }) => {
      if (this.allDeletions.has(uid)) return;
      this.closed.set(uid, 'deleted');
      this.allDeletions.set(uid, { messages, requestedAt, step: 'rooms', round: 0 });
    },
    deletion: async (uid) => this.allDeletions.get(uid) ?? null,
    advance: async (uid, from: Deletion, step: DeletionStep) => {
      const now = this.allDeletions.get(uid);
      if (now?.round !== from.round) return;
      this.allDeletions.set(uid, { ...now, step, round: from.round + 1 });
    },
    unfinished: async (begunBefore, limit) =>
      [...this.allDeletions]
        .filter(([, { step, requestedAt }]) => step !== 'done' && requestedAt <= begunBefore)
        .slice(0, limit)
        .map(([uid]) => uid),
  };

  readonly remains: PersonalRemains = {
    lockAccount: async (uid) => {
      if (this.accounts.has(uid)) this.accounts.set(uid, 'locked');
    },
    removeDocuments: async (uid) => {
      this.documents.delete(uid);
    },
    removeAccount: async (uid) => {
      this.accounts.delete(uid);
    },
  };

  readonly messages: MessageRemovals = {
    expired: async (now, limit) =>
      [...this.allMessages.values()]
        .filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now)
        .slice(0, limit),
    writtenBy: async (uid, limit) =>
      [...this.allMessages.values()]
        .filter(
          ({ senderId, kind, deletedBy }) => senderId === uid && kind === 'text' && !deletedBy,
        )
        .slice(0, limit),
    remove: async ({ roomId, messageId }) => {
      this.allMessages.delete(`${roomId}/${messageId}`);
    },
    forget: async ({ roomId, messageId }) => {
      if (this.summaries.get(roomId) === messageId) this.summaries.delete(roomId);
    },
    removeEdits: async ({ roomId, messageId }) => {
      this.editsRemoved.push(`${roomId}/${messageId}`);
    },
    bury: async ({ roomId, messageId }, by) => {
      const message = this.allMessages.get(`${roomId}/${messageId}`);
      if (!message || message.deletedBy) return;
      Object.assign(message, { deletedBy: by, hasFiles: false, hasEdits: false });
    },
  };
}

function membersOf({ roles }: MemoryRoom): Member[] {
  return Object.entries(roles).flatMap(([uid, role], joinedAt) =>
    role === FORMER_ROLE ? [] : { uid, role, joinedAt },
  );
}

function write(room: MemoryRoom, { roles, told, ...fields }: RoomChange): void {
  Object.assign(room, fields, { version: room.version + 1 });
  Object.assign(room.roles, roles);
  if (told) room.events.push(told);
}
