import type { Attachment } from '@hearth/domain/media';
import type { VoiceRecording } from '../ports/media';
import type { NewFile } from './outbox';

/** A voice note as the file of a message. */
export function voiceFile(id: string, { file, durationMs, waveform }: VoiceRecording): NewFile {
  const [ending] = /[a-z0-9]+$/.exec(file.type.split(';')[0] ?? '') ?? ['webm'];
  const attachment: Attachment = {
    id,
    kind: 'voice',
    name: `voice.${ending}`,
    contentType: file.type,
    size: file.size,
    width: 0,
    height: 0,
    durationMs: Math.round(durationMs),
    placeholder: '',
    posterId: '',
    waveform,
    isAnimated: false,
  };
  return { attachment, file, poster: null };
}
