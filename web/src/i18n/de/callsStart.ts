import type { callsStart as english } from '../en/callsStart';

export const callsStart = {
  'calls.headerVoice': 'Anrufen',
  'calls.headerVideo': 'Videoanruf',
  'calls.headerOn': 'Hier läuft ein Anruf',
} as const satisfies Record<keyof typeof english, string>;
