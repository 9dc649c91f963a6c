import { describe, expect, it } from 'vitest';
import { runAll } from './runAll';

describe('runAll', () => {
  it('gives what each job gave', async () => {
    expect(await runAll({ a: async () => 1, b: async () => 'two' })).toEqual({ a: 1, b: 'two' });
  });

  it('runs every job whatever becomes of the others, and fails then', async () => {
    const ran: string[] = [];
    const job = (name: string, error?: Error) => async () => {
      ran.push(name);
      if (error) throw error;
    };
    const jobs = { a: job('a', new Error('down')), b: job('b') };
    await expect(runAll(jobs)).rejects.toThrow(AggregateError);
    expect(ran).toEqual(['a', 'b']);
  });
});
