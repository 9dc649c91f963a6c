import { useId, useRef, type SyntheticEvent } from 'react';
import type { CallMediaPort } from '../../../ports/callMedia';
import type { CallsActions, CurrentCall } from '../../../state/calls/callsState';
import { useRoom } from '../../../state/rooms';
import { useMe } from '../../../state/session';
import { classes } from '../../../ui/classes';
import { useShowModal } from '../../../ui/useShowModal';
import { CallControls } from '../controls/CallControls';
import dark from '../Dark.module.css';
import { CallTile } from '../tiles/CallTile';
import styles from './CallStage.module.css';
import { EndedCard } from './EndedCard';
import { StageHeader, type StageHeaderProps } from './StageHeader';
import { StageNotices } from './StageNotices';
import { StageTiles } from './StageTiles';
import { useTurnCamera } from './useTurnCamera';
import type { StageChoice } from './useStageView';
import { WaitCard } from './WaitCard';

export interface CallStageProps {
  call: CurrentCall;
  actions: CallsActions;
  media: CallMediaPort | null;
  stage: StageChoice;
  picture: StageHeaderProps['picture'];
  isSoundHeld: boolean;
  onHear: () => void;
  onAgain: () => void;
}

/** A call over the whole window; Esc makes it small. */
export function CallStage(props: CallStageProps) {
  const { call, actions, stage } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const room = useRoom(call.roomId);
  const isOver = call.life.state === 'ended';
  const isAlone = call.people.length === 0;
  useShowModal(dialog);

  function cancel(event: SyntheticEvent): void {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    if (isOver) actions.dismiss();
    else actions.expand(false);
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classes(dark['dark'], styles['window'])}
      onCancel={cancel}
    >
      <div className={styles['frame']} tabIndex={-1}>
        <StageHeader
          titleId={titleId}
          call={call}
          room={room}
          layout={isOver || isAlone ? null : stage.layout.type}
          onToggleView={stage.toggleView}
          picture={isOver ? null : props.picture}
          onMinimise={() => actions.expand(false)}
        />
        {!isOver && (
          <StageNotices
            call={call}
            actions={actions}
            isSoundHeld={props.isSoundHeld}
            onHear={props.onHear}
          />
        )}
        <div className={styles['body']}>
          <StageBody {...props} room={room} />
        </div>
        {!isOver && (
          <footer className={styles['footer']}>
            <CallControls call={call} actions={actions} media={props.media} />
          </footer>
        )}
      </div>
    </dialog>
  );
}

type StageBodyProps = CallStageProps & { room: ReturnType<typeof useRoom> };

function StageBody({ call, actions, media, stage, room, onAgain }: StageBodyProps) {
  const me = useMe();
  const onTurnCamera = useTurnCamera(media, actions);
  if (call.life.state === 'ended') {
    return <EndedCard life={call.life} room={room} onAgain={onAgain} onClose={actions.dismiss} />;
  }
  if (call.people.length > 0) {
    return (
      <StageTiles
        tiles={stage.tiles}
        layout={stage.layout}
        pinnedId={stage.pinnedId}
        onPin={stage.togglePin}
        onTurnCamera={onTurnCamera}
      />
    );
  }
  const own = stage.tiles.find((tile) => tile.type === 'person' && tile.uid === me);
  return (
    <div className={styles['waiting']}>
      <WaitCard call={call} room={room} />
      {own?.type === 'person' && own.video && (
        <div className={styles['own']}>
          <CallTile tile={own} avatarSize={48} isSmall onTurnCamera={onTurnCamera} />
        </div>
      )}
    </div>
  );
}
