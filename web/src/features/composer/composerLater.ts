import type { Room } from '@hearth/domain/room';
import type { ComponentType } from 'react';
import type { NewMessage } from '../../state/outbox';

/** What is written, as it would be stored. */
export type WrittenText = Pick<NewMessage, 'text' | 'mentions' | 'replyTo'>;

export interface SendLaterProps {
  room: Room;
  message: WrittenText;
  /** The menu stands beside it. */
  anchor: HTMLElement;
  returnFocusTo: HTMLElement | null;
  isFromKeyboard: boolean;
}

/** How one sends later; another feature's, that comes by way of the app. */
export interface ComposerLater {
  /** Asks when, then schedules and empties the draft. */
  Menu: ComponentType<SendLaterProps>;
  /** What is scheduled in a room. */
  Line: ComponentType<{ roomId: string }>;
}
