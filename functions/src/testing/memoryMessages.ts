import type { Attachment, LinkPreview } from '@hearth/domain/media';
import type { MessageState, MessageStore } from '../ports/messages';

/** A text message without files and preview, unless told. */
export function messageOf(more: Partial<MessageState> = {}): MessageState {
  return {
    ...{ senderId: 'ada', kind: 'text', text: 'Hello', attachments: [], preview: null },
    ...{ mentions: [], kinds: [], replyTo: null, createdAt: 0, isDeleted: false, isHidden: false },
    ...{ expiresAt: null, editCount: 0, deletedBy: null },
    ...more,
  };
}

/** A picture that a message lists. */
export function attachmentOf(id: string, posterId = ''): Attachment {
  return {
    ...{ id, kind: 'image', name: 'tea.png', contentType: 'image/png', size: 1, posterId },
    ...{ width: 1, height: 1, durationMs: 0, placeholder: '', waveform: '' },
    isAnimated: false,
  };
}

/** Messages in memory, by `roomId/messageId`. */
export class MemoryMessages implements MessageStore {
  readonly messages = new Map<string, MessageState>();
  reads = 0;

  message(roomId: string, messageId: string) {
    this.reads += 1;
    return Promise.resolve(this.messages.get(`${roomId}/${messageId}`) ?? null);
  }

  changePreview(
    roomId: string,
    messageId: string,
    decide: (message: MessageState) => LinkPreview | null | 'keep',
  ) {
    const key = `${roomId}/${messageId}`;
    const message = this.messages.get(key);
    if (!message) return Promise.resolve(null);
    const preview = decide(message);
    if (preview !== 'keep') this.messages.set(key, { ...message, preview });
    return Promise.resolve(this.messages.get(key) ?? null);
  }
}
