export const people = {
  'people.online': 'Online',
  'people.away': 'Away',
  'people.dnd': 'Do not disturb',
  'people.offline': 'Offline',
  'people.lastSeen': 'Last seen {when}',

  'people.blockDone': '{name} is blocked',
  'people.unblockDone': '{name} is no longer blocked',

  'people.closedBanned': 'Closed account',
  'people.closedDeleted': 'Deleted account',
} as const satisfies Record<string, string>;
