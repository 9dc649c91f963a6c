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

/** The one that needs a secret: from Secret Manager where the owner keeps it there. */
export const CALL_SERVERS_OPTIONS = {
  ...CALLABLE_OPTIONS,
  secrets: HEARTH_TURN_SECRET_MANAGED ? ['HEARTH_TURN_SECRET'] : [],
};

/** Functions that Auth waits for; it gives them seven seconds (Identity Platform's own bound). */
export const BLOCKING_OPTIONS = common;

/** Failed deliveries come again, so every handler behind these must bear repeats. */
export const TRIGGER_OPTIONS = { ...common, retry: true } as const;

/** A schedule that failed is run again by the next one. */
export const SCHEDULE_OPTIONS = { ...common, maxInstances: 1 } as const;

/**
 * Tasks come one for each call. What fails for this long is left to a sweep; the bounds keep a burst of
 * calls from becoming a burst of instances. A local engine keeps no task back, so one may wait there
 * for as long as a call rings.
 */
export const TASK_OPTIONS = {
  ...common,
  timeoutSeconds: 90,
  retryConfig: {
    maxAttempts: 5,
    maxRetrySeconds: 180,
    minBackoffSeconds: 2,
    maxBackoffSeconds: 30,
  },
  rateLimits: { maxConcurrentDispatches: 50, maxDispatchesPerSecond: 50 },
} as const;
