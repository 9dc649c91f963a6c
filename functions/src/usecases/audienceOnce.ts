import type { Audience } from '../ports/audience';

/** An audience that asks for a room once, for the length of one event. */
export function audienceOnce(audience: Audience): Audience {
  return { ...audience, room: once((roomId) => audience.room(roomId)) };
}

/** Remembers answers, not failures. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(key).catch((error: unknown) => {
      answers.delete(key);
      throw error;
    });
    answers.set(key, answer);
    return answer;
  };
}
