import { Camera, Mic, Square, Volume2, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCallRoomId } from '../../../components/useCallObstacle';
import { useErrorText } from '../../../i18n/errorText';
import { useT } from '../../../i18n/i18n';
import type { CallDeviceChoice, CallMediaPort } from '../../../ports/callMedia';
import type { Unsubscribe } from '../../../ports/unsubscribe';
import { useCallActions } from '../../../state/calls/useCalls';
import { useConnection } from '../../../state/connection';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Skeleton } from '../../../ui/Skeleton';
import { DeviceChoices } from '../devices/DeviceChoices';
import { useCallDevices } from '../devices/useCallDevices';
import { useCallMedia } from '../devices/useCallMedia';
import { LevelBars } from '../lobby/LevelBars';
import { useOpenedTrack, type OpenedTrack } from '../lobby/useOpenedTrack';
import { StreamVideo } from '../tiles/StreamVideo';
import styles from './CallsSection.module.css';

/** Which devices calls use here, and whether they work. */
export function DeviceSettings() {
  const media = useCallMedia();
  return media ? <Devices media={media} /> : <Waiting />;
}

function Waiting() {
  const t = useT();
  const isOffline = useConnection() === 'offline';
  if (isOffline) return <p className={styles['note']}>{t('calls.settingsOffline')}</p>;
  return (
    <div role="status" aria-label={t('calls.settingsLoading')} className={styles['devices']}>
      <Skeleton width="40%" />
      <Skeleton width="60%" />
    </div>
  );
}

function Devices({ media }: { media: CallMediaPort }) {
  const t = useT();
  const { choice, choose } = useDeviceChoice(media);
  const { microphoneId, cameraId } = choice;
  const microphone = useTest(
    useMemo(() => () => media.openMicrophone(microphoneId), [media, microphoneId]),
  );
  const camera = useTest(useMemo(() => () => media.openCamera(cameraId), [media, cameraId]));
  const openCount = [microphone, camera].filter(({ track }) => track.state === 'open').length;
  const devices = useCallDevices(media, openCount);
  const isNameless = [...devices.microphones, ...devices.cameras].some(({ label }) => label === '');
  return (
    <div className={styles['devices']}>
      <DeviceChoices devices={devices} choice={choice} onChoose={choose} />
      {!media.canChooseSpeaker() && (
        <p className={styles['note']}>{t('calls.settingsNoSpeaker')}</p>
      )}
      {isNameless && <p className={styles['note']}>{t('calls.settingsNames')}</p>}
      <div className={styles['tests']}>
        <TestButton test={microphone} Icon={Mic} label={t('calls.settingsTestMicrophone')} />
        <TestButton test={camera} Icon={Camera} label={t('calls.settingsTestCamera')} />
        <SpeakerTest media={media} />
      </div>
      <Problem track={microphone.track} />
      <Problem track={camera.track} />
      {microphone.track.state === 'open' && (
        <div className={styles['level']}>
          <LevelBars media={media} stream={microphone.track.stream} />
          <p className={styles['note']}>{t('calls.lobby.levelHint')}</p>
        </div>
      )}
      {camera.track.state === 'open' && (
        <div role="img" aria-label={t('calls.settingsPreview')} className={styles['preview']}>
          <StreamVideo stream={camera.track.stream} isOwnCamera />
        </div>
      )}
    </div>
  );
}

/** What is remembered; in a call it takes effect there as well. */
function useDeviceChoice(media: CallMediaPort) {
  const [choice, setChoice] = useState(() => media.choice());
  const actions = useCallActions();
  const isInCall = useCallRoomId() !== null;
  const choose = (change: Partial<CallDeviceChoice>) => {
    const next = { ...choice, ...change };
    setChoice(next);
    if (isInCall) actions.choose(change);
    else media.remember(next);
  };
  return { choice, choose };
}

interface Test {
  track: OpenedTrack;
  isOn: boolean;
  toggle: () => void;
}

/** A device that is open while one tries it; what failed may be tried again. */
function useTest(open: () => Promise<MediaStreamTrack>): Test {
  const [isWanted, setWanted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const track = useOpenedTrack(
    // A new attempt opens anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    useMemo(() => (isWanted ? () => open() : null), [isWanted, open, attempt]),
  );
  const isOn = isWanted && track.state !== 'failed';
  const toggle = () => {
    setWanted(!isOn);
    setAttempt((count) => count + 1);
  };
  return { track, isOn, toggle };
}

interface TestButtonProps {
  test: Test;
  Icon: LucideIcon;
  label: string;
}

function TestButton({ test, Icon, label }: TestButtonProps) {
  const t = useT();
  return (
    <Button
      size="s"
      icon={test.isOn ? <Square /> : <Icon />}
      aria-pressed={test.isOn}
      aria-label={label}
      onClick={test.toggle}
    >
      {test.isOn ? t('calls.settingsTestStop') : label}
    </Button>
  );
}

/** A short tone where calls are heard. */
function SpeakerTest({ media }: { media: CallMediaPort }) {
  const t = useT();
  const stop = useRef<Unsubscribe>(undefined);
  useEffect(() => () => stop.current?.(), []);
  return (
    <Button
      size="s"
      icon={<Volume2 />}
      onClick={() => {
        stop.current?.();
        stop.current = media.ring('joined');
      }}
    >
      {t('calls.settingsTestSpeaker')}
    </Button>
  );
}

function Problem({ track }: { track: OpenedTrack }) {
  const errorText = useErrorText();
  if (track.state !== 'failed') return null;
  return <Banner tone="danger">{errorText(track.problem)}</Banner>;
}
