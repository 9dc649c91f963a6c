import { useEffect, useRef } from 'react';
import type { CallPerson } from '../../../state/calls/callsState';

export interface CallSoundProps {
  people: readonly CallPerson[];
  /** Null takes the speaker that the system prefers. */
  speakerId: string | null;
  /** Counts how often the person asked to hear; each time it is tried again. */
  attempt: number;
  /** The browser plays nothing before somebody presses something. */
  onHeld: () => void;
}

/** The voices of the others, and what their screens play. Shows nothing. */
export function CallSound({ people, speakerId, attempt, onHeld }: CallSoundProps) {
  const streams = people.flatMap(({ stream, screen }) => [stream, screen]);
  return streams
    .filter((stream) => stream !== null)
    .map((stream) => <StreamSound key={stream.id} {...{ stream, speakerId, attempt, onHeld }} />);
}

interface StreamSoundProps extends Omit<CallSoundProps, 'people'> {
  stream: MediaStream;
}

function StreamSound({ stream, speakerId, attempt, onHeld }: StreamSoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const held = useRef(onHeld);
  held.current = onHeld;

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  useEffect(() => {
    audio.current?.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') held.current();
    });
  }, [stream, attempt]);
  useEffect(() => {
    const element = audio.current;
    // Not everywhere there is: Safari and Firefox on phones play where the system says.
    if (!element || !('setSinkId' in element)) return;
    const wanted = speakerId ?? '';
    if (element.sinkId === wanted) return;
    element.setSinkId(wanted).catch((error: unknown) => {
      console.warn('The chosen speaker does not play.', error);
    });
  }, [stream, speakerId]);
  return <audio ref={audio} autoPlay aria-hidden="true" />;
}
