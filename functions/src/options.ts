/** What all functions have in common. Each handler passes its part on when it is declared. */

/** A bound on cost: requests beyond it wait. */
const MAX_INSTANCES = 10;

const common = {
  region: HEARTH_REGION,
  maxInstances: MAX_INSTANCES,
  memory: '256MiB',
} as const;

/** The local engine attests no apps, so enforcement starts with deployment. */
const isLocal = process.env['FUNCTIONS_EMULATOR'] === 'true';

export const CALLABLE_OPTIONS = {
  ...common,
  enforceAppCheck: HEARTH_APP_CHECK_ENABLED && !isLocal,
} as const;

/** Failed deliveries come again, so every handler behind these must bear repeats. */
export const TRIGGER_OPTIONS = { ...common, retry: true } as const;

/** A schedule that failed is run again by the next one. */
export const SCHEDULE_OPTIONS = { ...common, maxInstances: 1 } as const;
