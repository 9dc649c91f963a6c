import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import {
  RecordingControl,
  type RecordingNews,
  type RecordingOptions,
  type RecordingState,
} from './recordingControl';

/** What the button and the bar share. */
export interface VoiceRecordingView {
  control: RecordingControl;
  state: RecordingState;
  news: RecordingNews;
  /** Whether the bar is to be shown in place of the field. */
  isActive: boolean;
}

/** One recording at a time, thrown away when its place in the page goes; Escape cancels it. */
export function useVoiceRecording(options: RecordingOptions): VoiceRecordingView {
  const [control] = useState(() => new RecordingControl(options));
  const { state, news } = useSyncExternalStore(control.subscribe, control.snapshot);
  const isActive = state.type !== 'idle';

  useLayoutEffect(() => {
    control.options = options;
  });
  useEffect(() => () => control.cancel(), [control]);
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest('dialog');
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
