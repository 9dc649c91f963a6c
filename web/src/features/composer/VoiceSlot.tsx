import type { Room } from '@hearth/domain/room';
import { useEffect } from 'react';
import { useErrorText } from '../../i18n/errorText';
import { useServices } from '../../ports/services';
import { useSession } from '../../state/session';
import { useKeptRecording } from '../../state/tray';
import { voiceFile } from '../../state/voiceFile';
import { useToast } from '../../ui/Toasts';
import { RecordingBar } from '../../components/voice/RecordingBar';
import { useVoiceRecording } from '../../components/voice/useVoiceRecording';
import { VoiceButton } from '../../components/voice/VoiceButton';

export interface VoiceSlotProps {
  room: Room;
  /** Whether the bar stands in place of the field. */
  onActive: (isActive: boolean) => void;
  onSent: () => void;
}

/** The microphone at the end of the line; what it records goes out at once. */
export function VoiceSlot({ room, onActive, onSent }: VoiceSlotProps) {
  const { media: port, messages } = useServices();
  const { outbox, media, tray } = useSession();
  const errorText = useErrorText();
  const toast = useToast();
  const recording = useVoiceRecording({
    kept: useKeptRecording(room.id),
    onKept: (recorded) => tray.keepRecording(room.id, recorded),
    openRecorder: () => port.openRecorder(),
    onRecorded: (recorded) => {
      const file = voiceFile(messages.newId(), recorded);
      const id = outbox.send(room, { text: '', mentions: [], replyTo: null, files: [file] });
      media.seed(room.id, id, file);
      onSent();
    },
    onError: (code) => toast({ text: errorText(code), tone: 'danger' }),
  });
  const { isActive } = recording;
  useEffect(() => {
    onActive(isActive);
  }, [isActive, onActive]);
  useEffect(() => {
    messages.prepareCommits();
  }, [messages, isActive]);
  return (
    <>
      {isActive && <RecordingBar recording={recording} />}
      <VoiceButton recording={recording} />
    </>
  );
}
