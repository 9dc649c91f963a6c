import * as v from 'valibot';
import { LOCALES, THEMES } from './preferences';

/** `users/{uid}/private/settings`: follows a person to every device. */
export const settingsSchema = v.object({
  theme: v.optional(v.picklist(THEMES), 'system'),
  /** Null follows the browser. */
  locale: v.optional(v.nullable(v.picklist(LOCALES)), null),
  /** Whether others see when one was last here. */
  showLastSeen: v.optional(v.boolean(), true),
  /** Chosen state while here: do not disturb stays until it is changed. */
  availability: v.optional(v.picklist(['auto', 'dnd']), 'auto'),
  /** Calls go through a relay, so that the other side does not learn one's network address. */
  relaysCalls: v.optional(v.boolean(), false),
  /** Sign-ins before this time are void: written by the "sign out everywhere" function only. */
  sessionsValidAfter: v.optional(v.nullable(v.number()), null),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});
