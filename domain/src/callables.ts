import * as v from 'valibot';

/** Callable Cloud Functions by name, with the shape of what goes in and comes out. */
export const CALLABLES = {
  /** Ends every session of the caller, on every device, this one included. */
  signOutEverywhere: { input: v.object({}), output: v.object({ validAfter: v.number() }) },
} as const;
export type CallableName = keyof typeof CALLABLES;
