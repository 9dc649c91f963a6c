import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { ComponentType, ReactNode } from 'react';

/** Asks where to send a message on: all of it, or one file without its words. */
export type OnForward = (message: Message, attachment: Attachment | null) => void;

export interface TimelineMediaFrameProps {
  /** Oldest first. */
  messages: readonly ShownMessage[];
  onForward?: OnForward | undefined;
  children: ReactNode;
}

/** How files and links show in a timeline: of the media feature, which the app hands in. */
export interface TimelineMedia {
  /** Around the whole timeline. */
  Frame: ComponentType<TimelineMediaFrameProps>;
  /** Below the words of one message; nothing where it holds only words. */
  Message: ComponentType<{ message: ShownMessage; isMine: boolean }>;
}
