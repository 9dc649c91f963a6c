import {
  Hand,
  LoaderCircle,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  PhoneOff,
  Settings2,
  Video,
  VideoOff,
} from 'lucide-react';
import { useT } from '../../../i18n/i18n';
import type { CallMediaPort } from '../../../ports/callMedia';
import type { CallsActions, CurrentCall } from '../../../state/calls/callsState';
import { Popover } from '../../../ui/Popover';
import { Switch } from '../../../ui/Switch';
import { DeviceChoices } from '../devices/DeviceChoices';
import { useCallDevices } from '../devices/useCallDevices';
import { CallButton } from './CallButton';
import styles from './CallControls.module.css';
import { TalkButton } from './TalkButton';

export interface CallControlsProps {
  call: CurrentCall;
  actions: CallsActions;
  media: CallMediaPort | null;
}

/** What one does while a call goes on. */
export function CallControls({ call, actions, media }: CallControlsProps) {
  const t = useT();
  const { own } = call;
  const isCalling = call.life.state === 'ringing';
  return (
    <div role="group" aria-label={t('calls.control.title')} className={styles['controls']}>
      {own.isPushToTalk ? (
        <TalkButton isTalking={own.isTalking} onTalk={actions.talk} />
      ) : (
        <MuteButton isMuted={own.isMuted} onChange={actions.setMuted} />
      )}
      <CameraButton camera={own.camera} onChange={actions.setCamera} />
      {media?.canShareScreen() && !isCalling && (
        <ShareButton
          isSharing={own.screen !== null}
          onShare={actions.share}
          onStop={actions.stopSharing}
        />
      )}
      {!isCalling && <HandButton isRaised={own.handAt !== null} onChange={actions.raiseHand} />}
      <DevicesButton own={own} actions={actions} media={media} />
      <CallButton
        look="hangUp"
        label={t(isCalling ? 'calls.control.cancelCall' : 'calls.control.hangUp')}
        icon={<PhoneOff />}
        className={styles['hangUp']}
        onClick={() => actions.hangUp()}
      />
    </div>
  );
}

export interface MuteButtonProps {
  isMuted: boolean;
  onChange: (isMuted: boolean) => void;
}

export function MuteButton({ isMuted, onChange }: MuteButtonProps) {
  const t = useT();
  return (
    <CallButton
      look={isMuted ? 'off' : 'plain'}
      label={t(isMuted ? 'calls.control.unmute' : 'calls.control.mute')}
      icon={isMuted ? <MicOff /> : <Mic />}
      shortcut="M"
      onClick={() => onChange(!isMuted)}
    />
  );
}

export interface CameraButtonProps {
  camera: CurrentCall['own']['camera'];
  onChange: (isOn: boolean) => void;
}

export function CameraButton({ camera, onChange }: CameraButtonProps) {
  const t = useT();
  const isOff = camera === 'off';
  return (
    <CallButton
      look={isOff ? 'off' : 'plain'}
      label={t(isOff ? 'calls.control.cameraOn' : 'calls.control.cameraOff')}
      icon={
        camera === 'starting' ? (
          <LoaderCircle className={styles['turning']} />
        ) : isOff ? (
          <VideoOff />
        ) : (
          <Video />
        )
      }
      shortcut="V"
      aria-busy={camera === 'starting' || undefined}
      onClick={() => onChange(isOff)}
    />
  );
}

interface ShareButtonProps {
  isSharing: boolean;
  onShare: () => void;
  onStop: () => void;
}

function ShareButton({ isSharing, onShare, onStop }: ShareButtonProps) {
  const t = useT();
  return (
    <CallButton
      look={isSharing ? 'on' : 'plain'}
      label={t(isSharing ? 'calls.control.stopSharing' : 'calls.control.share')}
      icon={isSharing ? <MonitorX /> : <MonitorUp />}
      onClick={() => (isSharing ? onStop() : onShare())}
    />
  );
}

function HandButton({
  isRaised,
  onChange,
}: {
  isRaised: boolean;
  onChange: (isRaised: boolean) => void;
}) {
  const t = useT();
  return (
    <CallButton
      look={isRaised ? 'on' : 'plain'}
      label={t(isRaised ? 'calls.control.lowerHand' : 'calls.control.raiseHand')}
      icon={<Hand />}
      shortcut="H"
      onClick={() => onChange(!isRaised)}
    />
  );
}

type DevicesButtonProps = Pick<CallControlsProps, 'actions' | 'media'> & {
  own: CurrentCall['own'];
};

function DevicesButton({ own, actions, media }: DevicesButtonProps) {
  const t = useT();
  return (
    <Popover
      label={t('calls.control.devices')}
      side="top"
      trigger={(props) => (
        <CallButton {...props} label={t('calls.control.devices')} icon={<Settings2 />} />
      )}
    >
      <DevicesPanel own={own} actions={actions} media={media} />
    </Popover>
  );
}

function DevicesPanel({ own, actions, media }: DevicesButtonProps) {
  const t = useT();
  const devices = useCallDevices(media);
  return (
    <div className={styles['devices']}>
      <DeviceChoices devices={devices} choice={own.devices} onChoose={actions.choose} />
      <Switch
        label={t('calls.control.pushToTalk')}
        hint={t('calls.control.pushToTalkHint')}
        isOn={own.isPushToTalk}
        onChange={actions.setPushToTalk}
      />
    </div>
  );
}
