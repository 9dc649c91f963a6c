import { messagePath } from '@hearth/domain/paths';
import { writeDocuments } from '../seed/engineRest';
import { engine } from './engine';

/** 20 letters and digits, as ids of messages and files are. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 20);
}

/** Writes a text message of ada's, replacing what is there. */
export function writeMessage(roomId: string, messageId: string, fields: object = {}) {
  const message = {
    ...{ senderId: 'ada', kind: 'text', text: 'Hello', mentions: [], attachments: [], kinds: [] },
    ...{ preview: null, replyTo: null, event: null, reactions: {}, createdAt: 0, updatedAt: 0 },
    ...{ editedAt: null, editCount: 0, deletedAt: null, deletedBy: null, expiresAt: null },
    ...fields,
  };
  return writeDocuments(engine, [{ path: messagePath(roomId, messageId), fields: message }]);
}

/** A picture of a message, as the message lists it. */
export function attachment(id: string) {
  return {
    ...{ id, kind: 'image', name: 'tea.png', contentType: 'image/png', size: 100, posterId: '' },
    ...{ width: 400, height: 300, durationMs: 0, placeholder: '', waveform: '' },
    isAnimated: false,
  };
}
