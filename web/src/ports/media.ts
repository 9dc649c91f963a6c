import type { AttachmentKind } from '@hearth/domain/media';
import type { Unsubscribe } from './unsubscribe';

/** A file as it is uploaded, with what a message tells of it. */
export interface PreparedFile {
  /** The bytes to upload; its type is `contentType`. */
  file: Blob;
  kind: Exclude<AttachmentKind, 'voice'>;
  /** Safe to show; its ending fits `contentType` where the file was made anew. */
  name: string;
  /** One of the stored types (domain/media). */
  contentType: string;
  /** Pixels, upright; null for what has no picture. */
  width: number | null;
  height: number | null;
  /** Length of what plays; null where nobody can tell. */
  durationMs: number | null;
  /** A thumbhash in base64. */
  placeholder: string | null;
  /** A still picture of a video. */
  poster: { file: Blob; width: number; height: number } | null;
  isAnimated: boolean;
}

export interface VoiceRecording {
  /** Its type is a stored type. */
  file: Blob;
  durationMs: number;
  /** WAVEFORM_LEVELS bytes in base64. */
  waveform: string;
}

/** One recording. It holds the microphone until `stop` or `cancel`, so one of them always follows. */
export interface VoiceRecorder {
  start(): void;
  pause(): void;
  resume(): void;
  /** Recorded so far, without pauses. */
  elapsedMs(): number;
  /** How loud it is, 0 to 1, about 20 times a second while it records. */
  watchLevel(onLevel: (level: number) => void): Unsubscribe;
  /**
   * Calls back when recording ended by itself: at VOICE_MAX_MS, or because the microphone is gone.
   * `stop` then gives what there is.
   */
  watchEnd(onEnd: () => void): Unsubscribe;
  /** Rejects with `unknown` when nothing was recorded. */
  stop(): Promise<VoiceRecording>;
  cancel(): void;
}

/** Files and voice on their way out. Promises reject with HearthError. */
export interface MediaPort {
  /**
   * Makes a chosen file ready: photos get smaller and lose what is not picture (place, camera,
   * date), moving pictures stay as they are without that. Rejects with `fileEmpty`,
   * `fileTooLarge`, `fileLost`, `fileBroken` (a picture that nothing can open), `heicUnsupported`,
   * or `cancelled` when the signal aborts.
   */
  prepare(file: Blob, name: string, signal?: AbortSignal): Promise<PreparedFile>;
  /**
   * Asks for the microphone. Rejects with `microphoneDenied`, `microphoneMissing` (also when
   * something else holds it) or `voiceUnsupported`.
   */
  openRecorder(): Promise<VoiceRecorder>;
}
