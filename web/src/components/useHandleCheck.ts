import { handleAlternatives } from '@hearth/domain/handleAlternatives';
import { handleProblem, type HandleProblem } from '@hearth/domain/user';
import { useEffect, useState } from 'react';
import type { PeoplePort } from '../ports/people';

/** One asks the server when typing has paused for this long. */
const PAUSE_MS = 300;
const ALTERNATIVES_SHOWN = 3;

export type HandleCheck =
  /** One's own, or nothing typed yet. */
  | { type: 'idle' }
  | { type: 'problem'; problem: HandleProblem }
  | { type: 'checking' }
  | { type: 'free' }
  | { type: 'taken'; alternatives: string[] }
  /** The server could not be asked; saving will tell. */
  | { type: 'unknown' };

type Answer = Extract<HandleCheck, { type: 'free' | 'taken' | 'unknown' }> & { handle: string };

/** Tells while one types whether a normalised handle can be had. */
export function useHandleCheck(
  people: PeoplePort,
  handle: string,
  ownHandle: string | null,
): HandleCheck {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const problem = handleProblem(handle);
  const isAsked = handle !== ownHandle && problem === null;

  useEffect(() => {
    if (!isAsked) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ask(people, handle).then((found) => isCurrent && setAnswer({ ...found, handle }));
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [people, handle, isAsked]);

  if (handle === ownHandle || handle === '') return { type: 'idle' };
  if (problem) return { type: 'problem', problem };
  return answer?.handle === handle ? answer : { type: 'checking' };
}

async function ask(
  people: PeoplePort,
  handle: string,
): Promise<Extract<HandleCheck, { type: 'free' | 'taken' | 'unknown' }>> {
  try {
    if (await people.isHandleFree(handle)) return { type: 'free' };
    return { type: 'taken', alternatives: await freeAlternatives(people, handle) };
  } catch {
    return { type: 'unknown' };
  }
}

/** Handles near a taken one that are free at this moment. */
export async function freeAlternatives(people: PeoplePort, handle: string): Promise<string[]> {
  const proposals = handleAlternatives(handle, Math.random);
  const areFree = await Promise.all(proposals.map((other) => people.isHandleFree(other)));
  return proposals.filter((_, index) => areFree[index]).slice(0, ALTERNATIVES_SHOWN);
}
