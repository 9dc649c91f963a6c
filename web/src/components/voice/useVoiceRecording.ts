import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { VoiceRecording } from '../../ports/media';
import {
  RecordingControl,
  type RecordingNews,
  type RecordingOptions,
  type RecordingState,
} from './recordingControl';

/** What closes by Escape itself: dialogs, menus, lists to choose from, the large view. */
const LAYERS =
  'dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], .yarl__portal';

/** What the button and the bar share. */
export interface VoiceRecordingView {
  control: RecordingControl;
  state: RecordingState;
  news: RecordingNews;
  /** Whether the bar is to be shown in place of the field. */
  isActive: boolean;
}

export interface VoiceRecordingInput extends RecordingOptions {
  /** What `onKept` was given last, to go on with. */
  kept?: VoiceRecording | null;
}

/** One recording at a time, kept when its place in the page goes; Escape cancels it. */
export function useVoiceRecording(options: VoiceRecordingInput): VoiceRecordingView {
  const { kept = null } = options;
  const [control] = useState(() => new RecordingControl(options));
  const { state, news } = useSyncExternalStore(control.subscribe, control.snapshot);
  const isActive = state.type !== 'idle';

  useLayoutEffect(() => {
    control.options = options;
  });
  useEffect(() => () => control.leave(), [control]);
  useEffect(() => {
    if (kept) control.restore(kept);
  }, [control, kept]);
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest(LAYERS);
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere) return;
      event.preventDefault();
      event.stopPropagation();
      control.cancel();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [control, isActive]);

  return { control, state, news, isActive };
}
