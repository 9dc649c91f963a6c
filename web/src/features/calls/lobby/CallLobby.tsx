import { CALL_PARTICIPANTS_MAX } from '@hearth/domain/limits';
import { participantIds, type Call } from '@hearth/domain/call';
import type { CallKind } from '@hearth/domain/callKind';
import type { Room } from '@hearth/domain/room';
import { useEffect } from 'react';
import { Mic, MicOff, Phone, Video } from 'lucide-react';
import { PersonAvatar } from '../../../components/PersonAvatar';
import { useErrorText } from '../../../i18n/errorText';
import { useFormat, useT } from '../../../i18n/i18n';
import type { CallMediaPort } from '../../../ports/callMedia';
import { useServices } from '../../../ports/services';
import { useCallActions, useCurrentCall } from '../../../state/calls/useCalls';
import { useConnection } from '../../../state/connection';
import { usePeople } from '../../../state/people';
import { useRoom, useRoomTitle } from '../../../state/rooms';
import { useMe } from '../../../state/session';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { DeviceChoices } from '../devices/DeviceChoices';
import { useCallMedia } from '../devices/useCallMedia';
import { useWatchedCall } from '../header/useWatchedCall';
import styles from './CallLobby.module.css';
import { LevelBars } from './LevelBars';
import { LobbyPreview } from './LobbyPreview';
import { useLobby, type Lobby } from './useLobby';

export interface CallLobbyProps {
  roomId: string;
  kind: CallKind;
  /** A call to come into; without one, that of the room, or a new one. */
  callId?: string | undefined;
  onClose: () => void;
}

/** Before a call: how one looks and sounds, who is there, and the way in. */
export function CallLobby(props: CallLobbyProps) {
  const room = useRoom(props.roomId);
  return room ? <OpenLobby {...props} room={room} /> : null;
}

function OpenLobby({ room, kind, callId, onClose }: CallLobbyProps & { room: Room }) {
  const t = useT();
  const actions = useCallActions();
  const ongoingId = callId ?? room.call?.id ?? null;
  const call = useWatchedCall(ongoingId);
  const isJoining = ongoingId !== null && call?.state !== 'ended';
  const title = useRoomTitle(room);
  const media = useCallMedia();
  useNearCall(room.id);
  const lobby = useLobby(media, kind === 'video');
  const isFull = useIsFull(isJoining ? call : null);
  const isOffline = useConnection() === 'offline';

  function enter(): void {
    if (isOffline) return;
    const wish = {
      hasCamera: lobby.hasCamera && lobby.camera.state !== 'failed',
      isMuted: lobby.isMuted,
    };
    onClose();
    if (isJoining) actions.accept(ongoingId, wish);
    else actions.call(room.id, kind, wish);
  }
  return (
    <Dialog
      isOpen
      size="l"
      title={t(isJoining ? 'calls.lobby.titleJoin' : 'calls.lobby.titleCall', { name: title })}
      closeLabel={t('calls.stage.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('calls.lobby.cancel')}</Button>
          <Button
            data-autofocus
            variant="primary"
            icon={kind === 'video' ? <Video /> : <Phone />}
            disabled={isFull}
            aria-disabled={isOffline}
            onClick={enter}
          >
            {t(isJoining ? 'calls.lobby.join' : 'calls.lobby.call')}
          </Button>
        </>
      }
    >
      <div className={styles['lobby']}>
        <LobbyPreview lobby={lobby} />
        <div className={styles['side']}>
          {isOffline && <Banner tone="warning">{t('calls.headerOffline')}</Banner>}
          {ongoingId !== null && <WhoIsIn call={call} isFull={isFull} />}
          <OtherCall callId={ongoingId} />
          <Microphone lobby={lobby} media={media} />
          <Problems lobby={lobby} />
          <DeviceChoices devices={lobby.devices} choice={lobby.choice} onChoose={lobby.choose} />
        </div>
      </div>
    </Dialog>
  );
}

/** What a call takes comes while one looks into the mirror. */
function useNearCall(roomId: string): void {
  const { callPeers, calls } = useServices();
  useEffect(() => {
    callPeers().catch(() => undefined);
    calls.iceServers(roomId).catch(() => undefined);
  }, [callPeers, calls, roomId]);
}

/** One's own place in it, in another tab, can always be taken. */
function useIsFull(call: Call | null): boolean {
  const me = useMe();
  const ids = call ? participantIds(call) : [];
  return ids.length >= CALL_PARTICIPANTS_MAX && !ids.includes(me);
}

function WhoIsIn({ call, isFull }: { call: Call | null; isFull: boolean }) {
  const t = useT();
  const format = useFormat();
  const errorText = useErrorText();
  const me = useMe();
  const ids = call ? participantIds(call).filter((uid) => uid !== me) : [];
  const people = usePeople(ids);
  if (!call) return null;
  if (call.state === 'ended') return <Banner>{t('calls.lobby.isOver')}</Banner>;
  if (isFull) return <Banner tone="warning">{errorText('callFull')}</Banner>;
  const names = ids.map((uid) => people.get(uid)?.displayName ?? t('rooms.someone'));
  return (
    <p className={styles['people']}>
      <span className={styles['faces']}>
        {ids.map((uid) => (
          <PersonAvatar key={uid} uid={uid} size={28} />
        ))}
      </span>
      <span>
        {ids.length > 0
          ? t('calls.lobby.inIt', { names: format.list(names), count: ids.length })
          : t('calls.lobby.nobodyIn')}
      </span>
    </p>
  );
}

/** One cannot be in two calls. */
function OtherCall({ callId }: { callId: string | null }) {
  const t = useT();
  const current = useCurrentCall();
  if (!current || current.life.state === 'ended' || current.callId === callId) return null;
  return <Banner>{t('calls.lobby.leavesOther')}</Banner>;
}

function Microphone({ lobby, media }: { lobby: Lobby; media: CallMediaPort | null }) {
  const t = useT();
  const { microphone } = lobby;
  if (microphone.state === 'failed') return null;
  const words = {
    off: 'calls.lobby.levelMuted',
    opening: 'calls.lobby.levelOpens',
    open: 'calls.lobby.levelHint',
  } as const;
  return (
    <div className={styles['level']}>
      {microphone.state === 'off' ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      <LevelBars media={media} stream={microphone.state === 'open' ? microphone.stream : null} />
      <p className={styles['hint']}>{t(words[microphone.state])}</p>
    </div>
  );
}

/** Why something could not be opened, what to do, and that it is not needed. */
function Problems({ lobby: { microphone, camera } }: { lobby: Lobby }) {
  const t = useT();
  const errorText = useErrorText();
  return (
    <>
      {microphone.state === 'failed' && (
        <Banner tone="warning">
          {errorText(microphone.problem)} {t('calls.lobby.withoutMicrophone')}
        </Banner>
      )}
      {camera.state === 'failed' && (
        <Banner tone="warning">
          {errorText(camera.problem)} {t('calls.lobby.withoutCamera')}
        </Banner>
      )}
    </>
  );
}
