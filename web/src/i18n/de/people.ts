import type { people as en } from '../en/people';

export const people = {
  'people.online': 'Online',
  'people.away': 'Abwesend',
  'people.dnd': 'Bitte nicht stören',
  'people.offline': 'Offline',
  'people.lastSeen': 'Zuletzt da {when}',

  'people.blockDone': '{name} ist blockiert',
  'people.unblockDone': '{name} ist nicht mehr blockiert',

  'people.closedBanned': 'Geschlossenes Konto',
  'people.closedDeleted': 'Gelöschtes Konto',
} as const satisfies Record<keyof typeof en, string>;
