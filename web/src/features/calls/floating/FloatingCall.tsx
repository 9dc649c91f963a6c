import { Maximize2, Move, PhoneOff, Volume2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { clockTime } from '../../../components/clockTime';
import { RoomAvatar } from '../../../components/RoomAvatar';
import { RoomTitle } from '../../../components/RoomTitle';
import { useT } from '../../../i18n/i18n';
import type { CallsActions, CurrentCall } from '../../../state/calls/callsState';
import { useRoom } from '../../../state/rooms';
import { classes } from '../../../ui/classes';
import { CallButton } from '../controls/CallButton';
import { MuteButton } from '../controls/CallControls';
import { TalkButton } from '../controls/TalkButton';
import dark from '../Dark.module.css';
import { endWords, waitWords } from '../stage/callWords';
import { leadingTile, type StageTile } from '../stage/stageTiles';
import { useCallLength } from '../stage/useCallLength';
import { CallTile } from '../tiles/CallTile';
import { ScreenTile } from '../tiles/ScreenTile';
import styles from './FloatingCall.module.css';
import { useFloatPlace } from './useFloatPlace';

const AVATAR_PX = 56;
/** As long as it takes to read. */
const CLOSE_MS = 6_000;

export interface FloatingCallProps {
  call: CurrentCall;
  actions: CallsActions;
  tiles: readonly StageTile[];
  speakerId: string | null;
  isSoundHeld: boolean;
  onHear: () => void;
  /** It was large just now: the focus goes on here. */
  takesFocus: boolean;
}

/** A call that goes on while one reads and writes elsewhere. */
export function FloatingCall(props: FloatingCallProps) {
  const { call, actions, takesFocus } = props;
  const t = useT();
  const { card, place, isDragged, dragging, moving } = useFloatPlace();
  const isOver = call.life.state === 'ended';
  const expand = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) expand.current?.focus();
  }, [takesFocus]);
  useDismissLater(isOver, actions);

  return (
    <section
      ref={card}
      aria-label={t('calls.stage.floating')}
      className={classes(dark['dark'], styles['card'], isDragged && styles['dragged'])}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
      {...dragging}
      onDoubleClick={(event) => {
        // The card holds the pointer, so a press on nothing else has it as its target.
        if (event.target === event.currentTarget) actions.expand(true);
      }}
    >
      {!isOver && <Picture {...props} />}
      <div className={styles['about']}>
        <FloatTitle call={call} />
        <button
          type="button"
          className={styles['move']}
          aria-label={t('calls.stage.move')}
          title={t('calls.stage.moveHint')}
          {...moving}
        >
          <Move aria-hidden="true" />
        </button>
      </div>
      <div className={styles['buttons']}>
        {props.isSoundHeld && !isOver && (
          <CallButton
            look="on"
            label={t('calls.stage.hear')}
            icon={<Volume2 />}
            onClick={props.onHear}
          />
        )}
        {!isOver && <VoiceButton call={call} actions={actions} />}
        {!isOver && (
          <CallButton
            ref={expand}
            label={t('calls.stage.expand')}
            icon={<Maximize2 />}
            onClick={() => actions.expand(true)}
          />
        )}
        {isOver ? (
          <CallButton
            label={t('calls.stage.close')}
            icon={<X />}
            onClick={() => actions.dismiss()}
          />
        ) : (
          <CallButton
            look="hangUp"
            label={t('calls.control.hangUp')}
            icon={<PhoneOff />}
            onClick={() => actions.hangUp()}
          />
        )}
      </div>
    </section>
  );
}

function VoiceButton({ call: { own }, actions }: Pick<FloatingCallProps, 'call' | 'actions'>) {
  if (own.isPushToTalk) return <TalkButton isTalking={own.isTalking} onTalk={actions.talk} />;
  return <MuteButton isMuted={own.isMuted} onChange={actions.setMuted} />;
}

/** Who speaks, or the room while nobody is there. */
function Picture({ call, tiles, speakerId }: FloatingCallProps) {
  const room = useRoom(call.roomId);
  const tile = leadingTile(tiles, speakerId);
  const isAlone = call.people.length === 0;
  return (
    <div className={styles['picture']}>
      {isAlone && room && !(tile?.video ?? null) ? (
        <span className={styles['face']}>
          <RoomAvatar room={room} size={AVATAR_PX} />
        </span>
      ) : tile?.type === 'screen' ? (
        <ScreenTile tile={tile} isSmall />
      ) : (
        tile && <CallTile tile={tile} avatarSize={AVATAR_PX} isSmall />
      )}
    </div>
  );
}

function FloatTitle({ call }: { call: CurrentCall }) {
  const t = useT();
  const room = useRoom(call.roomId);
  const lengthMs = useCallLength(call.life);
  const { life } = call;
  const isLost = life.state === 'reconnecting';
  const words = life.state === 'ended' ? endWords(t, life) : waitWords(t, life);
  return (
    <div className={styles['words']}>
      <p className={styles['title']}>{room && <RoomTitle room={room} />}</p>
      <p className={classes(styles['state'], isLost && styles['lost'])}>
        {words}
        {isLost && t('calls.stage.link.reconnecting')}
        {!isLost && lengthMs !== null && <time>{clockTime(lengthMs)}</time>}
      </p>
    </div>
  );
}

function useDismissLater(isOver: boolean, { dismiss }: CallsActions): void {
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(dismiss, CLOSE_MS);
    return () => clearTimeout(timer);
  }, [isOver, dismiss]);
}
