export const rooms = {
  'rooms.list': 'Rooms',
  'rooms.notes': 'Notes to self',
  'rooms.someone': 'Someone',
  'rooms.unread': '{count, plural, one {# unread message} other {# unread messages}}',
  'rooms.loading': 'Loading rooms',
  'rooms.loadMore': 'Older rooms',

  'rooms.filter': 'Show',
  'rooms.filterAll': 'All',
  'rooms.filterDirect': 'Direct',
  'rooms.filterGroups': 'Groups',

  'rooms.emptyTitle': 'No conversations yet',
  'rooms.emptyBody': 'Write to someone, or bring a few people together in a group.',
  'rooms.emptyDirect': 'No direct conversations yet',
  'rooms.emptyGroups': 'No groups yet',
  'rooms.emptyOffline': 'Your rooms show up as soon as you are back online.',
  'rooms.errorTitle': 'Your rooms did not load',
  'rooms.errorBody': 'They are tried again by themselves in a moment.',

  'rooms.newMessage': 'New message',
  'rooms.newGroup': 'New group',
  'rooms.cancel': 'Cancel',
  'rooms.create': 'New',

  'rooms.typingOne': '{name} is typing',
  'rooms.typingTwo': '{first} and {second} are typing',
  'rooms.typingMany': 'Several people are typing',
  'rooms.typing': 'typing',

  'rooms.previewSending': 'Sending',
  'rooms.previewFailed': 'Not sent',
  'rooms.previewDraft': 'Draft:',
  'rooms.previewYou': 'You: {text}',
  'rooms.previewBy': '{name}: {text}',
  'rooms.previewDeleted': 'Message deleted',
  'rooms.previewHidden': 'Message hidden',
  'rooms.previewGone': 'Message disappeared',
  'rooms.previewNone': 'No messages yet',
  'rooms.previewNotes': 'A place for your own notes',

  'rooms.back': 'Back to rooms',
  'rooms.media': 'Media and files',
  'rooms.details': 'People',
  'rooms.menu': 'More about this room',
  'rooms.memberCount': '{count, plural, one {# person} other {# people}}',
  'rooms.markRead': 'Mark as read',
  'rooms.notifications': 'Notifications',
  'rooms.muted': 'Muted',

  'rooms.moderation': 'Moderation',
  'rooms.rename': 'Rename group',
  'rooms.disappearing': 'Disappearing messages',
  'rooms.disappearAfter':
    'New messages disappear after {hours, plural, =24 {a day} =168 {a week} =720 {30 days} one {an hour} other {# hours}}',
  'rooms.leave': 'Leave group',

  'rooms.removedTitle': 'You are no longer in this room',
  'rooms.removedBody': 'You left it, or someone removed you. Its messages are out of reach now.',
  'rooms.noAccessTitle': 'This room is not yours to see',
  'rooms.noAccessBody':
    'The link may be wrong, or you are not in this room. Ask someone who is in it to add you.',
  'rooms.toRooms': 'To your rooms',
  'rooms.chooseTitle': 'Choose a conversation',
  'rooms.chooseBody': 'Or go anywhere with',

  'rooms.eventCreated':
    '{isMe, select, true {You created the group “{name}”} other {{actor} created the group “{name}”}}',
  'rooms.eventAdded': '{isMe, select, true {You added {targets}} other {{actor} added {targets}}}',
  'rooms.eventRemoved':
    '{isMe, select, true {You removed {target}} other {{actor} removed {target}}}',
  'rooms.eventLeft': '{isMe, select, true {You left} other {{actor} left}}',
  'rooms.eventRenamed':
    '{isMe, select, true {You renamed the group to “{name}”} other {{actor} renamed the group to “{name}”}}',
  'rooms.eventPhoto':
    '{isMe, select, true {You changed the group’s photo} other {{actor} changed the group’s photo}}',
  'rooms.eventPhotoGone':
    '{isMe, select, true {You removed the group’s photo} other {{actor} removed the group’s photo}}',
  'rooms.photoChange': 'Change photo',
  'rooms.photoRemove': 'Remove photo',
  'rooms.eventPromoted':
    '{isMe, select, true {You made {target} an admin} other {{actor} made {target} an admin}}',
  'rooms.eventDemoted':
    '{isMe, select, true {You made {target} a member again} other {{actor} made {target} a member again}}',
  'rooms.eventStay': '{isMe, select, true {You} other {{actor}}} turned disappearing messages off',
  'rooms.eventDisappear':
    '{isMe, select, true {You} other {{actor}}} made new messages disappear after {hours, plural, =24 {a day} =168 {a week} =720 {30 days} one {an hour} other {# hours}}',
  'rooms.eventCall':
    '{outcome, select, answered {{isMe, select, true {You} other {{actor}}} called{kind, select, video { with video} other {}}} missed {{isMe, select, true {Your {kind, select, video {video call} other {call}} was not answered} other {Missed {kind, select, video {video call} other {call}} from {actor}}}} cancelled {{isMe, select, true {You cancelled your {kind, select, video {video call} other {call}}} other {Missed {kind, select, video {video call} other {call}} from {actor}}}} declined {{isMe, select, true {Your {kind, select, video {video call} other {call}} was declined} other {You declined a {kind, select, video {video call} other {call}} from {actor}}}} busy {{isMe, select, true {Your {kind, select, video {video call} other {call}} was not taken: busy} other {Missed {kind, select, video {video call} other {call}} from {actor} during another call}}} failed {{isMe, select, true {Your {kind, select, video {video call} other {call}} failed} other {A {kind, select, video {video call} other {call}} from {actor} failed}}} other {{isMe, select, true {You} other {{actor}}} started a {kind, select, video {video call} other {call}}}}',
  'rooms.eventOwner':
    '{isMe, select, true {You made {target} the owner} other {{actor} made {target} the owner}}',
  'rooms.eventOthers': '{count, plural, one {# other} other {# others}}',
  'rooms.eventYou': 'you',
} as const satisfies Record<string, string>;
