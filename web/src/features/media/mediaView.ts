import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { createContext, useContext, type ComponentType } from 'react';

export interface VoicePlayerPartProps {
  durationMs: number;
  waveform: string | null;
  load: () => Promise<string>;
  isMine: boolean;
  order?: number;
  messageId?: string;
}

export interface AudioPlayerPartProps {
  durationMs: number | null;
  load: () => Promise<string>;
  isMine: boolean;
  messageId?: string;
}

/** How sound is played: of the voice feature, which the app hands in. */
export interface MediaPlayers {
  Voice: ComponentType<VoicePlayerPartProps>;
  Audio: ComponentType<AudioPlayerPartProps>;
}

/** What everything that shows media in one room shares. Its functions keep their identity. */
export interface MediaView {
  /** Without players, sound is only a file to be saved. */
  players: MediaPlayers | null;
  /** Opens the large view at a picture or video. */
  open(message: Message, attachment: Attachment): void;
  /** Fetches the large view ahead: a pointer is near. */
  prepare(): void;
}

export const MediaViewContext = createContext<MediaView | null>(null);

export function useMediaView(): MediaView {
  const view = useContext(MediaViewContext);
  if (!view) throw new Error('useMediaView needs MediaFrame');
  return view;
}
