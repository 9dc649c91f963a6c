import { useEffect, useState } from 'react';
import { useCallActions, useCurrentCall } from '../../state/calls/useCalls';
import type { CallsActions, CurrentCall } from '../../state/calls/callsState';
import { useMe } from '../../state/session';
import { useCallKeys } from './controls/useCallKeys';
import { useCallMedia } from './devices/useCallMedia';
import { useIsHeard } from './devices/useLevel';
import { FloatingCall } from './floating/FloatingCall';
import { CallSound } from './sound/CallSound';
import { useHeldSound } from './sound/useHeldSound';
import { CallStage } from './stage/CallStage';
import { isSilent, leadingTile } from './stage/stageTiles';
import { useCallAnnouncements } from './stage/useCallAnnouncements';
import { useCallPicture } from './stage/useCallPicture';
import { useStageView } from './stage/useStageView';

/** The call that this tab is in, large or small, above whatever is open. Nothing without one. */
export function CallLayer() {
  const call = useCurrentCall();
  const actions = useCallActions();
  if (!call || isStillAsked(call)) return null;
  return <CallView key={call.callId} call={call} actions={actions} />;
}

/** A call that nobody took here yet is a card, not a window. */
function isStillAsked({ life }: CurrentCall): boolean {
  return life.state === 'ringing' && life.direction === 'incoming';
}

export interface CallViewProps {
  call: CurrentCall;
  actions: CallsActions;
}

/** A call with its voices, keys and announcements. */
export function CallView({ call, actions }: CallViewProps) {
  const me = useMe();
  const media = useCallMedia();
  const { own } = call;
  const isHeard = useIsHeard(media, own.stream, isSilent(own));
  const stage = useStageView(call, me, isHeard);
  const sound = useHeldSound();
  const leading = leadingTile(stage.tiles, stage.speakerId);
  const picture = useCallPicture(leading?.video ?? null);
  const wasExpanded = useWasExpanded(call.isExpanded);
  useCallKeys(call, actions);
  useCallAnnouncements(call);

  const shared = { call, actions, isSoundHeld: sound.isHeld, onHear: sound.hear };
  return (
    <>
      <CallSound
        people={call.people}
        speakerId={own.devices.speakerId}
        attempt={sound.attempt}
        onHeld={sound.onHeld}
      />
      {call.isExpanded ? (
        <CallStage
          {...shared}
          {...{ media, stage, picture }}
          onAgain={() => {
            actions.dismiss();
            actions.call(call.roomId, call.kind, wishOf(own));
          }}
        />
      ) : (
        <FloatingCall
          {...shared}
          tiles={stage.tiles}
          speakerId={stage.speakerId}
          takesFocus={wasExpanded}
        />
      )}
    </>
  );
}

function wishOf({ camera, isMuted }: CurrentCall['own']) {
  return { hasCamera: camera !== 'off', isMuted };
}

function useWasExpanded(isExpanded: boolean): boolean {
  const [was, setWas] = useState(isExpanded);
  useEffect(() => {
    if (isExpanded) setWas(true);
  }, [isExpanded]);
  return was;
}
