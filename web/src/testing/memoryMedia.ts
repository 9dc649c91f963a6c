import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { kindOfType, safeFileName, storedType } from '@hearth/domain/media';
import type { MediaPort, PreparedFile, VoiceRecorder } from '../ports/media';

/** Preparing files without a browser: pictures get a size, `refuse` makes the next ones fail. */
export interface MemoryMedia extends MediaPort {
  refuse(code: ErrorCode | null): void;
  /** Files take until what this gives is called. */
  hold(): () => void;
  /** What the microphone gives; without one there is no microphone. */
  plugIn(recorder: VoiceRecorder): void;
}

export function createMemoryMedia(): MemoryMedia {
  let refusal: ErrorCode | null = null;
  let plugged: VoiceRecorder | null = null;
  let held: Promise<void> = Promise.resolve();
  return {
    refuse: (code) => {
      refusal = code;
    },
    hold: () => {
      let letGo = () => {};
      held = new Promise((resolve) => (letGo = resolve));
      return letGo;
    },
    plugIn: (recorder) => {
      plugged = recorder;
    },
    prepare: async (file, name) => {
      await held;
      if (refusal) throw new HearthError(refusal);
      const contentType = storedType(file.type);
      const kind = kindOfType(contentType);
      const hasPicture = kind === 'image' || kind === 'video';
      const prepared: PreparedFile = {
        file,
        kind,
        name: safeFileName(name),
        contentType,
        width: hasPicture ? 800 : null,
        height: hasPicture ? 600 : null,
        durationMs: kind === 'video' || kind === 'audio' ? 3_000 : null,
        placeholder: null,
        poster: null,
        isAnimated: false,
      };
      return prepared;
    },
    openRecorder: () =>
      plugged ? Promise.resolve(plugged) : Promise.reject(new HearthError('microphoneMissing')),
  };
}
