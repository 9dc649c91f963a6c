export const shell = {
  'shell.rail': 'Main',
  'shell.home': 'Rooms',
  'shell.search': 'Go to',
  'shell.inbox': 'Mentions and replies',
  'shell.inboxUnseen': '{count, plural, one {# new entry} other {# new entries}}',
  'shell.calls': 'Calls',
  'shell.settings': 'Settings',
  'shell.moderation': 'Moderation',
  'shell.later': 'Scheduled and reminders',
  'shell.account': 'You and your status',
  'shell.statusAuto': 'Online',
  'shell.statusDnd': 'Do not disturb',
  'shell.shortcuts': 'Keyboard shortcuts',
  'shell.signOut': 'Sign out',
  'shell.fileRejected':
    'A file you sent was removed: its content is not what its type says. Save it anew and send that.',
  'shell.showMessage': 'Show',
  'shell.skip': 'Skip to the conversation',
  'shell.messages': 'Messages',
  'shell.dismiss': 'Dismiss',
  'shell.loading': 'Loading',

  'shell.connecting': 'Connecting',
  'shell.offline': 'You are offline. What you write is kept and sent when you are back.',

  'shell.notFoundTitle': 'There is nothing here',
  'shell.notFoundBody': 'The link is incomplete or out of date.',
  'shell.toRooms': 'To your rooms',
  'shell.storageBlocked':
    'This browser keeps no data for this page. Messages you write are lost if you close it before they are sent.',
  'shell.storageFull':
    'Storage on this device is full. Messages you write are lost if you close the page before they are sent.',
} as const satisfies Record<string, string>;
