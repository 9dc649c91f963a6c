import { callSchema, talkedMs } from '@hearth/domain/call';
import { inboxEntrySchema } from '@hearth/domain/inbox';
import { hasLink } from '@hearth/domain/links';
import { MENTIONS_MAX, REACTIONS_PER_PERSON_MAX } from '@hearth/domain/limits';
import { WAVEFORM_LEVELS, contentKinds, fromBase64, safeFileName } from '@hearth/domain/media';
import { mentionedIds } from '@hearth/domain/mention';
import { editSchema, excerpt, messageSchema, messageTextProblem } from '@hearth/domain/message';
import { filePath, messagePath, previewImagePath } from '@hearth/domain/paths';
import { readMarkSchema } from '@hearth/domain/receipt';
import { memberSchema, roomNameProblem, roomSchema, type RoomFields } from '@hearth/domain/room';
import { cleanMessageText, searchKey } from '@hearth/domain/text';
import { displayNameProblem, handleProblem, profileSchema } from '@hearth/domain/user';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { inspectPicture } from '../../functions/src/usecases/pictures';
import { SNIFF_BYTES, isWhatItSays } from '../../functions/src/usecases/sniff';
import { CAST } from './cast';
import { makeMedia } from './media/media';
import { demoWorkspace } from './workspace';

const NOW = Date.UTC(2026, 10, 20, 12);
const media = await makeMedia();
const { documents: workspace, objects } = demoWorkspace(NOW, media);
const castIds = CAST.map(({ uid }) => uid as string);

const SCHEMAS: Record<string, v.GenericSchema> = {
  'users/*': v.strictObject({
    ...profileSchema.entries,
    searchName: v.string(),
    createdAt: v.number(),
    updatedAt: v.number(),
  }),
  'handles/*': v.strictObject({ uid: v.picklist(castIds) }),
  'users/*/inbox/*': v.strictObject(inboxEntrySchema.entries),
  'calls/*': v.strictObject(callSchema.entries),
  'rooms/*': v.strictObject(roomSchema.entries),
  'rooms/*/members/*': v.strictObject(memberSchema.entries),
  'rooms/*/reads/*': v.strictObject(readMarkSchema.entries),
  'rooms/*/messages/*': v.strictObject(messageSchema.entries),
  'rooms/*/messages/*/edits/*': v.strictObject(editSchema.entries),
};

/** A path with a star for each id. */
function kindOf(path: string): string {
  return path
    .split('/')
    .map((part, index) => (index % 2 === 1 ? '*' : part))
    .join('/');
}

function documentsOf(kind: string): { path: string; id: string; fields: unknown }[] {
  return workspace
    .filter(({ path }) => kindOf(path) === kind)
    .map(({ path, fields }) => ({ path, id: path.slice(path.lastIndexOf('/') + 1), fields }));
}

interface SeededRoom extends RoomFields {
  id: string;
  messages: (v.InferOutput<typeof messageSchema> & { id: string })[];
}

const rooms: SeededRoom[] = documentsOf('rooms/*').map(({ id, path, fields }) => ({
  id,
  ...v.parse(roomSchema, fields),
  messages: documentsOf('rooms/*/messages/*')
    .filter((message) => message.path.startsWith(`${path}/`))
    .map((message) => ({ id: message.id, ...v.parse(messageSchema, message.fields) })),
}));
const messages = rooms.flatMap((room) => room.messages);

function timesIn(value: unknown, key = ''): number[] {
  if (typeof value === 'number') return /(At)$/.test(key) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => timesIn(part, name));
}

describe('the documents', () => {
  it('each fit the schema of their collection, with no field beyond it', () => {
    for (const { path, fields } of workspace) {
      const schema = SCHEMAS[kindOf(path)];
      expect(schema, path).toBeDefined();
      if (schema) expect(v.safeParse(schema, fields).issues, path).toBeUndefined();
    }
  });

  it('have paths of their own, the same at every seeding', () => {
    const paths = workspace.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const again = demoWorkspace(NOW + 5e8, media);
    expect(again.documents.map(({ path }) => path)).toEqual(paths);
    expect(again.objects.map(({ path }) => path)).toEqual(objects.map(({ path }) => path));
  });

  it('lie in the past, but for the time at which they go', () => {
    for (const { path, fields } of workspace) {
      for (const time of timesIn({ ...fields, expiresAt: null }))
        expect(time, path).toBeLessThanOrEqual(NOW);
    }
  });
});

describe('the cast', () => {
  it('has names and handles that anybody could have chosen', () => {
    for (const { displayName, handle } of CAST) {
      expect(displayNameProblem(displayName)).toBeNull();
      expect(handleProblem(handle)).toBeNull();
    }
    expect(new Set(CAST.map(({ handle }) => handle)).size).toBe(CAST.length);
  });

  it('can be found by name', () => {
    for (const { id, fields } of documentsOf('users/*')) {
      const member = CAST.find(({ uid }) => uid === id);
      expect(fields).toHaveProperty('searchName', searchKey(member?.displayName ?? ''));
    }
  });
});

describe('each room', () => {
  it.each(rooms)('$id is what its messages and members say', (room) => {
    expect(room.seq).toBe(room.messages.length);
    const last = room.messages.at(-1);
    expect(room.activityAt).toBe(last?.createdAt);
    expect(room.lastMessage).toMatchObject({
      id: last?.id,
      senderId: last?.senderId,
      text: excerpt(last?.text ?? ''),
      createdAt: last?.createdAt,
      kinds: last?.kinds,
      fileCount: last?.attachments.length,
      isDeleted: last?.deletedAt !== null,
    });
    const members = documentsOf('rooms/*/members/*').filter(({ path }) =>
      path.startsWith(`rooms/${room.id}/`),
    );
    expect(members.map(({ id }) => id).sort()).toEqual([...room.memberIds].sort());
    const owners = members.filter(({ fields }) => v.parse(memberSchema, fields).role === 'owner');
    if (room.kind === 'group') {
      expect(owners.map(({ id }) => id)).toEqual([room.ownerId]);
      expect(roomNameProblem(room.name)).toBeNull();
    } else {
      expect(owners).toEqual([]);
      expect(room).toMatchObject({ name: '', ownerId: null });
    }
  });

  it('is read by nobody beyond its last message', () => {
    for (const { path, fields } of documentsOf('rooms/*/reads/*')) {
      const mark = v.parse(readMarkSchema, fields);
      const room = rooms.find(({ id }) => path.startsWith(`rooms/${id}/`));
      expect(mark.lastSeq).toBeGreaterThanOrEqual(0);
      expect(mark.lastSeq).toBeLessThanOrEqual(room?.seq ?? -1);
      expect(mark.lastReadAt).toBeLessThanOrEqual(room?.activityAt ?? 0);
    }
  });
});

describe('each message', () => {
  it('is one that its sender could have sent there', () => {
    for (const room of rooms) {
      let before = room.createdAt;
      for (const message of room.messages) {
        expect(message.id).toMatch(/^[A-Za-z0-9]{20}$/);
        expect(room.memberIds).toContain(message.senderId);
        expect(message.createdAt).toBeGreaterThanOrEqual(before);
        before = message.createdAt;
        if (message.kind === 'system' || message.deletedAt !== null) {
          expect(message).toMatchObject({ text: '', mentions: [], reactions: {} });
          continue;
        }
        expect(message.text).toBe(cleanMessageText(message.text));
        expect(messageTextProblem(message.text, message.attachments.length > 0)).toBeNull();
        expect(message.mentions).toEqual(mentionedIds(message.text));
        expect(message.mentions.length).toBeLessThanOrEqual(MENTIONS_MAX);
        for (const uid of message.mentions) expect(room.memberIds).toContain(uid);
      }
    }
  });

  it('quotes what stands before it in the room', () => {
    for (const { messages: ofRoom } of rooms) {
      ofRoom.forEach(({ replyTo }, index) => {
        if (!replyTo) return;
        const quoted = ofRoom.slice(0, index).find(({ id }) => id === replyTo.id);
        expect(quoted).toBeDefined();
        expect(replyTo).toMatchObject({
          senderId: quoted?.senderId,
          text: excerpt(quoted?.text ?? ''),
          kinds: quoted?.kinds,
        });
      });
    }
  });

  it('has reactions of members only, within what one person may give', () => {
    for (const room of rooms) {
      for (const { reactions } of room.messages) {
        for (const [uid, emoji] of Object.entries(reactions)) {
          expect(room.memberIds).toContain(uid);
          expect(emoji.length).toBeLessThanOrEqual(REACTIONS_PER_PERSON_MAX);
          expect(new Set(emoji).size).toBe(emoji.length);
        }
      }
    }
  });

  it('keeps its earlier version when it was edited', () => {
    const edited = messages.filter(({ editCount }) => editCount > 0);
    expect(edited.length).toBeGreaterThan(0);
    expect(documentsOf('rooms/*/messages/*/edits/*')).toHaveLength(edited.length);
  });
});

describe('the files', () => {
  const shown = rooms.flatMap((room) =>
    room.messages.flatMap((message) =>
      message.attachments.map((attachment) => ({ room, message, attachment })),
    ),
  );
  const objectAt = (path: string) => objects.find((object) => object.path === path);

  it('lie where the messages look for them, and no others', () => {
    const cards = rooms.flatMap((room) =>
      room.messages
        .filter(({ preview }) => preview?.type === 'card')
        .map(({ id }) => previewImagePath(room.id, id)),
    );
    const paths = shown.map(({ room, message, attachment }) =>
      filePath(room.id, message.id, message.senderId, attachment.id),
    );
    expect(objects.map(({ path }) => path).sort()).toEqual([...paths, ...cards].sort());
    expect(new Set(shown.map(({ attachment }) => attachment.id)).size).toBe(shown.length);
  });

  it('are what the messages say of them', async () => {
    for (const { room, message, attachment } of shown) {
      const path = filePath(room.id, message.id, message.senderId, attachment.id);
      const { bytes, contentType } = objectAt(path) ?? { bytes: new Uint8Array(), contentType: '' };
      expect(contentType).toBe(attachment.contentType);
      expect(bytes.length).toBe(attachment.size);
      expect(isWhatItSays(contentType, bytes.subarray(0, SNIFF_BYTES)), attachment.name).toBe(true);
      expect(attachment.id).toMatch(/^[A-Za-z0-9]{20}$/);
      expect(safeFileName(attachment.name)).toBe(attachment.name);
      if (attachment.kind !== 'image') continue;
      const { width, height, isAnimated } = attachment;
      expect(await inspectPicture(bytes)).toEqual({
        ...{ type: contentType, width, height, isAnimated },
      });
      expect(fromBase64(attachment.placeholder)?.length).toBeGreaterThan(4);
    }
  });

  it('are told by the kinds of the message', () => {
    for (const { text, attachments, kinds, deletedAt } of messages) {
      const wanted = deletedAt === null ? contentKinds(attachments, hasLink(text)) : [];
      expect(kinds).toEqual(wanted);
    }
  });

  it('are of many kinds: albums, a portrait, one that moves, papers, a voice, a card', () => {
    const all = shown.map(({ attachment }) => attachment);
    expect(all.filter(({ kind }) => kind === 'image').length).toBeGreaterThanOrEqual(10);
    const albums = messages.map(({ attachments }) => attachments.length);
    expect(albums).toContain(4);
    expect(albums).toContain(7);
    expect(all.some(({ width, height }) => height > width)).toBe(true);
    expect(all.some(({ isAnimated }) => isAnimated)).toBe(true);
    const types = all.map(({ contentType }) => contentType);
    expect(types).toEqual(expect.arrayContaining(['application/pdf', 'text/plain']));
    const voice = all.find(({ kind }) => kind === 'voice');
    expect(fromBase64(voice?.waveform ?? '')).toHaveLength(WAVEFORM_LEVELS);
    expect(voice?.durationMs).toBeGreaterThan(3_000);
    expect(messages.some(({ preview }) => preview?.type === 'card')).toBe(true);
    expect(messages.some(({ replyTo }) => replyTo?.kinds.includes('image'))).toBe(true);
  });

  it('are the same bytes at every seeding', async () => {
    const again = await makeMedia();
    for (const [name, { bytes, attachment }] of media) {
      expect(again.get(name)?.attachment, name).toEqual(attachment);
      expect(Buffer.compare(bytes, again.get(name)?.bytes ?? new Uint8Array()), name).toBe(0);
    }
  });
});

describe('each call', () => {
  const calls = documentsOf('calls/*').map(({ id, fields }) => ({
    id,
    ...v.parse(callSchema, fields),
  }));

  it('is told by a message of its own id, with what became of it', () => {
    for (const call of calls) {
      const room = rooms.find(({ id }) => id === call.roomId);
      const message = room?.messages.find(({ id }) => id === call.id);
      expect(message).toMatchObject({
        senderId: call.callerId,
        createdAt: call.createdAt,
        updatedAt: call.endedAt,
        event: { type: 'call', kind: call.kind, outcome: call.outcome, durationMs: talkedMs(call) },
      });
      expect(call).toMatchObject({ roomKind: room?.kind, memberIds: room?.memberIds });
    }
    const told = messages.filter(({ event }) => event?.type === 'call');
    expect(told.map(({ id }) => id).sort()).toEqual(calls.map(({ id }) => id).sort());
  });

  it('is over, with nobody in it, before the next message', () => {
    for (const { id, roomId, state, participants, endedAt } of calls) {
      expect({ state, participants }).toEqual({ state: 'ended', participants: {} });
      const ofRoom = rooms.find((room) => room.id === roomId)?.messages ?? [];
      const next = ofRoom[ofRoom.findIndex((message) => message.id === id) + 1];
      expect(endedAt).toBeLessThanOrEqual(next?.createdAt ?? NOW);
    }
  });

  it('is of many kinds: taken, missed, declined, given up, with voice and video, in both kinds of room', () => {
    const outcomes = calls.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(
      expect.arrayContaining(['answered', 'missed', 'declined', 'cancelled']),
    );
    expect(new Set(calls.map(({ kind }) => kind)).size).toBe(2);
    const missed = calls.filter(({ outcome }) => outcome === 'missed');
    expect(new Set(missed.map(({ roomKind }) => roomKind))).toEqual(new Set(['direct', 'group']));
  });
});

describe('the workspace', () => {
  it('is lively: rooms of both kinds, hundreds of messages, every kind of trace', () => {
    expect(rooms.filter(({ kind }) => kind === 'group').length).toBeGreaterThanOrEqual(3);
    expect(rooms.filter(({ kind }) => kind === 'direct').length).toBeGreaterThanOrEqual(4);
    expect(messages.length).toBeGreaterThanOrEqual(300);
    expect(messages.some(({ replyTo }) => replyTo !== null)).toBe(true);
    expect(messages.some(({ deletedAt }) => deletedAt !== null)).toBe(true);
    expect(messages.some(({ mentions }) => mentions.length > 0)).toBe(true);
    expect(messages.some(({ text }) => text.includes('```'))).toBe(true);
  });

  it('has in the inboxes what speaks to people', () => {
    const entries = documentsOf('users/*/inbox/*');
    expect(entries.length).toBeGreaterThan(5);
    const known = new Set(documentsOf('rooms/*/messages/*').map(({ path }) => path));
    for (const { id, fields } of entries) {
      const { roomId } = v.parse(inboxEntrySchema, fields);
      expect(known.has(messagePath(roomId, id))).toBe(true);
    }
  });

  it.each(['Latin', 'Han', 'Hiragana', 'Arabic'])('speaks in %s', (script) => {
    expect(messages.some(({ text }) => new RegExp(`\\p{Script=${script}}`, 'u').test(text))).toBe(
      true,
    );
  });
});
