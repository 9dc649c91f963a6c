import { useEffect, useMemo, useState } from 'react';
import type { CurrentCall } from '../../../state/calls/callsState';
import { layoutOf, tilesOf, type StageLayout, type StageTile, type StageView } from './stageTiles';

export interface StageChoice {
  tiles: readonly StageTile[];
  layout: StageLayout;
  pinnedId: string | null;
  /** Somebody else who speaks, or spoke last. */
  speakerId: string | null;
  togglePin(id: string): void;
  toggleView(): void;
}

/** What is large, as the call and the person wish; a screen that comes takes the stage. */
export function useStageView(call: CurrentCall, me: string, isOwnVoiceHeard: boolean): StageChoice {
  const [view, setView] = useState<StageView>('auto');
  const [pinnedId, setPinnedId] = useState<string | null>(null);
  const speakerId = useOtherSpeaker(call, me);
  const tiles = useMemo(() => tilesOf(call, me, isOwnVoiceHeard), [call, me, isOwnVoiceHeard]);
  const layout = useMemo(
    () => layoutOf(tiles, { view, pinnedId, speakerId }),
    [tiles, view, pinnedId, speakerId],
  );
  const sharers = call.people.filter(({ screen }) => screen !== null);
  const sharing = sharers.map(({ uid }) => uid).join(' ');
  useEffect(() => {
    if (sharing !== '') setView('auto');
  }, [sharing]);

  return {
    tiles,
    layout,
    pinnedId,
    speakerId,
    togglePin: (id) => {
      setPinnedId((before) => (before === id ? null : id));
      setView('auto');
    },
    toggleView: () => {
      setPinnedId(null);
      setView(layout.type === 'grid' ? 'stage' : 'grid');
    },
  };
}

/** One does not look at oneself while one talks. */
function useOtherSpeaker({ speakerId }: CurrentCall, me: string): string | null {
  const [other, setOther] = useState<string | null>(null);
  if (speakerId !== null && speakerId !== me && speakerId !== other) setOther(speakerId);
  return other;
}
