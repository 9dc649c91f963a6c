import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';

/** Whether it is shown as a picture: in a mosaic, and in the large view. */
export function isVisual({ kind }: Attachment): boolean {
  return kind === 'image' || kind === 'video';
}

/** A picture or video with the message that it came in. */
export interface Visual {
  message: Message;
  attachment: Attachment;
}

/** Every picture and video of these messages, in their order. */
export function visualsOf(messages: readonly Message[]): Visual[] {
  return messages.flatMap((message) =>
    message.attachments.filter(isVisual).map((attachment) => ({ message, attachment })),
  );
}

/** The still picture of an attachment: a video's poster lies beside it. Null where there is none. */
export function stillOf(
  attachment: Attachment,
): Pick<Attachment, 'id' | 'width' | 'isAnimated'> | null {
  const { id, kind, posterId, width, isAnimated } = attachment;
  if (kind !== 'video') return { id, width, isAnimated };
  // A poster is small, and has no thumbnails of its own.
  return posterId === '' ? null : { id: posterId, width, isAnimated: true };
}
