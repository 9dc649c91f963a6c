import type { Call } from '@hearth/domain/call';
import type { Room } from '@hearth/domain/room';
import { BellOff, Phone, PhoneOff, Video } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { PersonAvatar } from '../../../components/PersonAvatar';
import { useT } from '../../../i18n/i18n';
import { useCallActions } from '../../../state/calls/useCalls';
import { usePerson } from '../../../state/people';
import { useRoom, useRoomTitle } from '../../../state/rooms';
import { Button } from '../../../ui/Button';
import { classes } from '../../../ui/classes';
import { useAnnounce } from '../../../ui/LiveRegion';
import styles from './IncomingCalls.module.css';

export interface IncomingCardProps {
  call: Call;
  isSilent: boolean;
  /** The keys that lead here, as they are printed. */
  keysLabel: string;
}

/** Who calls, where and how, with what one can answer. */
export function IncomingCard({ call, isSilent, keysLabel }: IncomingCardProps) {
  const t = useT();
  const titleId = useId();
  const room = useRoom(call.roomId);
  const caller = usePerson(call.callerId);
  const name = caller?.displayName ?? t('rooms.someone');
  const words = t(call.kind === 'video' ? 'calls.ringVideo' : 'calls.ringVoice', { name });
  useAnnounceRing(words, isSilent, caller !== undefined, keysLabel);
  return (
    <div
      role="alertdialog"
      aria-labelledby={titleId}
      data-ring=""
      className={classes(styles['card'], isSilent && styles['silent'])}
    >
      <span className={styles['face']}>
        <PersonAvatar uid={call.callerId} size={40} />
      </span>
      <div className={styles['words']}>
        <p id={titleId} dir="auto" className={styles['title']}>
          {words}
        </p>
        {call.roomKind === 'group' && room && <RoomLine room={room} />}
        {isSilent && (
          <p className={styles['note']}>
            <BellOff aria-hidden="true" />
            {t('calls.ringSilent')}
          </p>
        )}
      </div>
      <Answers call={call} />
    </div>
  );
}

function RoomLine({ room }: { room: Room }) {
  const t = useT();
  return (
    <p dir="auto" className={styles['note']}>
      {t('calls.ringRoom', { room: useRoomTitle(room) })}
    </p>
  );
}

function Answers({ call }: { call: Call }) {
  const t = useT();
  const { accept, decline } = useCallActions();
  const isVideo = call.kind === 'video';
  const voice = (
    <Button
      key="voice"
      variant={isVideo ? 'secondary' : 'primary'}
      icon={<Phone />}
      onClick={() => accept(call.id, { hasCamera: false, isMuted: false })}
    >
      {t(isVideo ? 'calls.ringAcceptVoice' : 'calls.ringAccept')}
    </Button>
  );
  const video = (
    <Button
      key="video"
      variant={isVideo ? 'primary' : 'secondary'}
      icon={<Video />}
      onClick={() => accept(call.id, { hasCamera: true, isMuted: false })}
    >
      {t('calls.ringAcceptVideo')}
    </Button>
  );
  return (
    <div className={styles['answers']}>
      {isVideo ? [video, voice] : [voice, video]}
      <Button variant="secondary" icon={<PhoneOff />} onClick={() => decline(call.id)}>
        {t('calls.ringDecline')}
      </Button>
    </div>
  );
}

/** Who calls is told by name: it is waited for, but not long. */
const NAME_WAIT_MS = 800;

/** Once for each call; what comes without a sound does not interrupt. */
function useAnnounceRing(words: string, isSilent: boolean, isKnown: boolean, keys: string): void {
  const t = useT();
  const announce = useAnnounce();
  const latest = useRef(words);
  latest.current = words;
  const isTold = useRef(false);
  useEffect(() => {
    const tell = () => {
      if (isTold.current) return;
      isTold.current = true;
      const text = t('calls.ringAnnounce', { words: latest.current, keys });
      announce(text, isSilent ? 'polite' : 'assertive');
    };
    const timer = setTimeout(tell, isKnown ? 0 : NAME_WAIT_MS);
    return () => clearTimeout(timer);
  }, [isKnown, isSilent, keys, announce, t]);
}
