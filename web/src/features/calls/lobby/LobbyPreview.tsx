import { PersonAvatar } from '../../../components/PersonAvatar';
import { useT } from '../../../i18n/i18n';
import { useMe } from '../../../state/session';
import { classes } from '../../../ui/classes';
import { personHue } from '../../../ui/personHue';
import { CameraButton, MuteButton } from '../controls/CallControls';
import dark from '../Dark.module.css';
import { StreamVideo } from '../tiles/StreamVideo';
import styles from './CallLobby.module.css';
import type { Lobby } from './useLobby';

const AVATAR_PX = 96;

/** Oneself as the others will see it, with the two switches that matter. */
export function LobbyPreview({ lobby }: { lobby: Lobby }) {
  const t = useT();
  const me = useMe();
  const { camera, hasCamera, isMuted } = lobby;
  const note = {
    off: 'calls.lobby.cameraIsOff',
    opening: 'calls.lobby.cameraOpens',
    open: 'calls.lobby.preview',
    failed: 'calls.lobby.cameraFailed',
  } as const;
  const isShown = camera.state === 'open';
  return (
    <div className={classes(dark['dark'], styles['preview'])} data-person-hue={personHue(me)}>
      <PersonAvatar uid={me} size={AVATAR_PX} />
      {isShown && <StreamVideo stream={camera.stream} isOwnCamera />}
      <p className={styles['note']} role="status">
        {t(note[camera.state])}
      </p>
      <div className={styles['switches']}>
        <MuteButton isMuted={isMuted} onChange={lobby.setMuted} />
        <CameraButton
          camera={hasCamera ? (camera.state === 'opening' ? 'starting' : cameraOf(lobby)) : 'off'}
          onChange={lobby.setHasCamera}
        />
      </div>
    </div>
  );
}

/** A camera that failed may be tried again. */
function cameraOf({ camera }: Lobby): 'on' | 'off' {
  return camera.state === 'failed' ? 'off' : 'on';
}
