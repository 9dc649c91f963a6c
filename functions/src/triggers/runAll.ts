/**
 * Runs jobs one after the other, each whatever becomes of the others, and gives what they gave by
 * name. Throws all failures when the last has run, so that the run counts as failed.
 */
export async function runAll(
  jobs: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const failures: unknown[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    try {
      results[name] = await job();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Jobs of a schedule failed');
  return results;
}
