import { talkedMs, type Call } from '@hearth/domain/call';
import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from 'lucide-react';
import { AppLink } from '../../../components/AppLink';
import { useSpokenTime } from '../../../components/clockTime';
import { useOpenCall } from '../../../components/openCall';
import { PersonAvatar } from '../../../components/PersonAvatar';
import { RoomAvatar } from '../../../components/RoomAvatar';
import { useCallObstacle, useCallRoomId } from '../../../components/useCallObstacle';
import { useFormat, useT } from '../../../i18n/i18n';
import { useCallActions } from '../../../state/calls/useCalls';
import { usePerson } from '../../../state/people';
import { useRoom, useRoomTitle } from '../../../state/rooms';
import { useMe } from '../../../state/session';
import { classes } from '../../../ui/classes';
import { IconButton } from '../../../ui/IconButton';
import { useCallPress, type CallHindrance } from '../header/useCallPress';
import { callStory, isMissedBy } from './callStory';
import styles from './CallsPage.module.css';

/** One call: with whom or where, how it went for this person, when, and the way to call again. */
export function CallRow({ call }: { call: Call }) {
  const me = useMe();
  const format = useFormat();
  const room = useRoom(call.roomId);
  const isMissed = isMissedBy(call, me);
  return (
    <li className={styles['call']}>
      <AppLink to={routes.message(call.roomId, call.id)} className={styles['link']}>
        {room ? <RoomAvatar room={room} size={40} /> : <OtherAvatar call={call} />}
        <span className={styles['words']}>
          <bdi className={classes(styles['who'], isMissed && styles['missed'])}>
            {room ? <RoomWords room={room} /> : <OtherWords call={call} />}
          </bdi>
          <StoryLine call={call} isMissed={isMissed} />
        </span>
        <time
          className={styles['time']}
          dateTime={new Date(call.createdAt).toISOString()}
          title={format.full(call.createdAt)}
        >
          {format.time(call.createdAt)}
        </time>
      </AppLink>
      {room && <CallAgain call={call} room={room} />}
    </li>
  );
}

function RoomWords({ room }: { room: Room }) {
  return <>{useRoomTitle(room)}</>;
}

/** Of a direct room that is not at hand, the other side is known all the same. */
function otherOf({ roomKind, memberIds }: Call, me: string): string | null {
  return roomKind === 'direct' ? (memberIds.find((uid) => uid !== me) ?? null) : null;
}

function OtherAvatar({ call }: { call: Call }) {
  const me = useMe();
  return <PersonAvatar uid={otherOf(call, me) ?? call.callerId} size={40} />;
}

function OtherWords({ call }: { call: Call }) {
  const t = useT();
  const me = useMe();
  const otherId = otherOf(call, me);
  const name = usePerson(otherId ?? call.callerId)?.displayName ?? t('rooms.someone');
  return <>{otherId === null ? t('calls.historyNoRoom') : name}</>;
}

function StoryLine({ call, isMissed }: { call: Call; isMissed: boolean }) {
  const t = useT();
  const me = useMe();
  const spoken = useSpokenTime();
  const story = callStory(call, me);
  const isMine = call.callerId === me;
  const Icon = isMissed ? PhoneMissed : isMine ? PhoneOutgoing : PhoneIncoming;
  const talked = talkedMs(call);
  const parts = [
    story === 'ongoing'
      ? t('calls.historyOngoing')
      : t(`calls.history.${story}`, { isMe: String(isMine) }),
    ...(call.kind === 'video' ? [t('calls.headerVideo')] : []),
    ...(talked === null ? [] : [spoken(talked)]),
  ];
  return (
    <span className={classes(styles['story'], isMissed && styles['missed'])}>
      <Icon aria-hidden="true" />
      {parts.join(' · ')}
    </span>
  );
}

interface CallAgainProps {
  call: Call;
  room: Room;
}

/** Back into the call that goes on, or a new one with the same people. */
function CallAgain(props: CallAgainProps) {
  const obstacle = useCallObstacle(props.room);
  const isInside = useCallRoomId() === props.room.id;
  const isOn = props.room.call?.id === props.call.id;
  if (isInside && isOn) return <ReturnButton />;
  if (obstacle === 'nobody' || obstacle === 'blocked') return null;
  return <AgainButton {...props} {...{ isOn, obstacle }} />;
}

function ReturnButton() {
  const t = useT();
  const { expand } = useCallActions();
  return (
    <IconButton
      label={t('calls.headerReturn')}
      icon={<Phone />}
      tone="accent"
      onClick={() => expand(true)}
    />
  );
}

interface AgainButtonProps extends CallAgainProps {
  isOn: boolean;
  obstacle: CallHindrance;
}

function AgainButton({ call, room, isOn, obstacle }: AgainButtonProps) {
  const t = useT();
  const openCall = useOpenCall();
  const { isHindered, labelled, press } = useCallPress(obstacle);
  const name = useRoomTitle(room);
  const again = call.kind === 'video' ? 'calls.historyVideoNamed' : 'calls.historyVoiceNamed';
  return (
    <IconButton
      label={labelled(t(isOn ? 'calls.historyJoinNamed' : again, { name }))}
      icon={call.kind === 'video' ? <Video /> : <Phone />}
      tone={isOn ? 'accent' : 'neutral'}
      aria-disabled={isHindered}
      onClick={() => press(() => openCall?.(room.id, call.kind))}
    />
  );
}
