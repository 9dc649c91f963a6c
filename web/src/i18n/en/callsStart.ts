/** What rooms say of calls before anything of a call has loaded. */
export const callsStart = {
  'calls.headerVoice': 'Call',
  'calls.headerVideo': 'Video call',
  'calls.headerOn': 'A call is going on',
} as const satisfies Record<string, string>;
