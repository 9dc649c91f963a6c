/** Domain values as tests want them: everything filled in, change what matters. */
import type { Call } from '@hearth/domain/call';
import type { Attachment } from '@hearth/domain/media';
import { WITHOUT_FILES, summaryOf, type Message } from '@hearth/domain/message';
import { AS_MADE, directMemberIds, directRoomId, type Room } from '@hearth/domain/room';
import type { Account } from '../ports/auth';

/** Saturday noon; far from any change of clocks. */
export const NOON = Date.UTC(2026, 5, 13, 12);

export function buildAccount(account: Partial<Account> & { uid: string }): Account {
  return {
    email: `${account.uid}@example.com`,
    isEmailVerified: true,
    phoneNumber: null,
    isGuest: false,
    providers: ['password'],
    suggestedName: null,
    signedInAt: NOON,
    ...account,
  };
}

export function buildMessage(message: Partial<Message> & { id: string }): Message {
  const createdAt = message.createdAt ?? NOON;
  return {
    roomId: 'room',
    senderId: 'ada',
    kind: 'text',
    text: 'Hello',
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt,
    updatedAt: createdAt,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    ...message,
  };
}

/** A group owned by its first member; `last` becomes its summary. */
/** A file of three bytes. */
export function buildAttachment(attachment: Partial<Attachment> & { id: string }): Attachment {
  return {
    kind: 'file',
    name: attachment.id,
    contentType: 'application/octet-stream',
    size: 3,
    width: 0,
    height: 0,
    durationMs: 0,
    placeholder: '',
    posterId: '',
    waveform: '',
    isAnimated: false,
    ...attachment,
  };
}

export function buildGroup(room: Partial<Room> & { id: string }, last?: Message): Room {
  const memberIds = room.memberIds ?? ['ada', 'grace'];
  const ownerId = room.ownerId ?? memberIds[0] ?? null;
  return {
    kind: 'group',
    name: room.id,
    photoPath: null,
    ownerId,
    memberIds,
    createdBy: ownerId ?? 'ada',
    createdAt: NOON,
    seq: last ? 1 : 0,
    activityAt: last?.createdAt ?? NOON,
    lastMessage: last ? summaryOf(last) : null,
    ...AS_MADE,
    ...room,
  };
}

/** The direct room of a pair, made by the first of it. */
export function buildDirect(a: string, b: string, last?: Message, room: Partial<Room> = {}): Room {
  return {
    ...buildGroup({ id: directRoomId(a, b) }, last),
    kind: 'direct',
    name: '',
    ownerId: null,
    memberIds: directMemberIds(a, b),
    createdBy: a,
    ...room,
  };
}

/** A call that Ada makes in the direct room of Ada and Grace; its caller is in it with tab `<uid>-1`. */
export function buildCall(call: Partial<Call> & { id: string }): Call {
  const callerId = call.callerId ?? 'ada';
  const createdAt = call.createdAt ?? NOON;
  return {
    roomId: directRoomId('ada', 'grace'),
    roomKind: 'direct',
    kind: 'audio',
    callerId,
    memberIds: ['ada', 'grace'],
    state: 'ringing',
    participants: { [callerId]: { sessionId: `${callerId}-1`, joinedAt: createdAt } },
    refusals: {},
    createdAt,
    answeredAt: null,
    endedAt: null,
    outcome: null,
    ...call,
  };
}
