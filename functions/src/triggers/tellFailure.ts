import { warn } from 'firebase-functions/logger';

/** Writes into the log what went wrong with a part of something, so that the rest can go on. */
export function tellFailure(what: string): (error: unknown, about?: unknown) => void {
  return (error, about) => {
    const stack = error instanceof Error ? error.stack : undefined;
    warn(`${what}: ${String(error)}`, { about, stack });
  };
}
