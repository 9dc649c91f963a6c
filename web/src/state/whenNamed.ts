import type { PeopleStore } from './peopleStore';

/** Words are better late than without a name, but not much. */
const NAME_WAIT_MS = 1_500;

/** Resolves when the profiles of these people are known, or have been waited for. */
export async function whenNamed(
  people: Pick<PeopleStore, 'getState' | 'subscribe' | 'watchProfile'>,
  uids: readonly string[],
): Promise<void> {
  const areKnown = () => uids.every((uid) => people.getState().profiles.has(uid));
  if (areKnown()) return;
  const stops = uids.map((uid) => people.watchProfile(uid));
  await new Promise<void>((resolve) => {
    stops.push(
      people.subscribe(() => {
        if (areKnown()) resolve();
      }),
    );
    const timer = setTimeout(resolve, NAME_WAIT_MS);
    stops.push(() => {
      clearTimeout(timer);
    });
  });
  for (const stop of stops) stop();
}
