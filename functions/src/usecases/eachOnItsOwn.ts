/**
 * Does something with each item and goes on where one fails, so that a single bad document can't stop
 * a sweep. One after the other unless `atOnce` says how many may be under way. Gives how many failed.
 */
export async function eachOnItsOwn<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  tell: (error: unknown, item: T) => void,
  atOnce = 1,
): Promise<number> {
  const waiting = items.values();
  let failed = 0;
  const work = async () => {
    for (const item of waiting) {
      try {
        await act(item);
      } catch (error) {
        failed += 1;
        tell(error, item);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}
