/**
 * Does something with every item, some at a time. One that fails keeps none of the others from
 * being done; then it rejects with all failures.
 */
export async function eachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const failures: unknown[] = [];
  const work = async () => {
    for (const item of waiting) {
      try {
        await act(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
  }
}
