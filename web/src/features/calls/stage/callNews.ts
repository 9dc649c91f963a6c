import type { CurrentCall } from '../../../state/calls/callsState';
import { isSilent } from './stageTiles';

/** Something of a call that is worth hearing for those who do not see it. */
export type CallNews =
  | { type: 'joined' | 'left' | 'handRaised' | 'screenShared' | 'screenOver'; uid: string }
  | {
      type:
        | 'muted'
        | 'unmuted'
        | 'cameraOn'
        | 'cameraOff'
        | 'cameraHeld'
        | 'cameraSent'
        | 'ownHandRaised'
        | 'ownHandLowered'
        | 'connected'
        | 'lost'
        | 'back'
        | 'ended';
    };

/** What changed from one state of a call to the next. */
export function callNews(before: CurrentCall, now: CurrentCall): CallNews[] {
  if (now.life.state === 'ended') return before.life.state === 'ended' ? [] : [{ type: 'ended' }];
  return [...lifeNews(before, now), ...peopleNews(before, now), ...ownNews(before.own, now.own)];
}

function lifeNews({ life: before }: CurrentCall, { life: now }: CurrentCall): CallNews[] {
  if (before.state === now.state) return [];
  if (now.state === 'reconnecting') return [{ type: 'lost' }];
  if (now.state !== 'connected') return [];
  return [{ type: before.state === 'reconnecting' ? 'back' : 'connected' }];
}

function peopleNews(before: CurrentCall, now: CurrentCall): CallNews[] {
  const known = new Map(before.people.map((person) => [person.uid, person]));
  const present = new Set(now.people.map(({ uid }) => uid));
  const gone = before.people.filter(({ uid }) => !present.has(uid));
  const changes = now.people.flatMap<CallNews>((person) => {
    const { uid } = person;
    const last = known.get(uid);
    if (!last) return [{ type: 'joined', uid }];
    const news: (CallNews | false)[] = [
      last.handAt === null && person.handAt !== null && { type: 'handRaised', uid },
      last.screen === null && person.screen !== null && { type: 'screenShared', uid },
      last.screen !== null && person.screen === null && { type: 'screenOver', uid },
    ];
    return news.filter((one) => one !== false);
  });
  return [...gone.map<CallNews>(({ uid }) => ({ type: 'left', uid })), ...changes];
}

function ownNews(before: CurrentCall['own'], now: CurrentCall['own']): CallNews[] {
  const news: (CallNews | false)[] = [
    // Push to talk would speak with every word.
    !now.isPushToTalk &&
      isSilent(before) !== isSilent(now) && { type: isSilent(now) ? 'muted' : 'unmuted' },
    before.camera !== 'on' && now.camera === 'on' && { type: 'cameraOn' },
    before.camera === 'on' && now.camera === 'off' && { type: 'cameraOff' },
    !before.isCameraHeld && now.isCameraHeld && { type: 'cameraHeld' },
    before.isCameraHeld && !now.isCameraHeld && now.camera === 'on' && { type: 'cameraSent' },
    before.handAt === null && now.handAt !== null && { type: 'ownHandRaised' },
    before.handAt !== null && now.handAt === null && { type: 'ownHandLowered' },
  ];
  return news.filter((one) => one !== false);
}
