export const composer = {
  'composer.label': 'Message to {room}',
  'composer.placeholder': 'Message {room}',
  'composer.placeholderNotes': 'Write a note',
  'composer.send': 'Send',
  'composer.sendLater': 'Send later',
  'composer.save': 'Save',
  'composer.attach': 'Attach',
  'composer.attachMedia': 'Photos and videos',
  'composer.attachCamera': 'Take a photo',
  'composer.attachFiles': 'Files',
  'composer.dropHere': 'Drop here to send to {room}',
  'composer.emoji': 'Emoji',
  'composer.help': 'Formatting and keys',

  'composer.replyingTo': 'Reply to {name}',
  'composer.replyGone': 'The message you answer is gone. This one goes out without a quote.',
  'composer.editing': 'Edit your message',
  'composer.editingGone': 'The message you edit is gone. Your words stay here.',
  'composer.contextOffline':
    'The message this is about cannot load offline. Your words wait here until it can.',
  'composer.cancelReply': 'Leave the reply',
  'composer.cancelEdit': 'Leave the edit',
  'composer.emptyEdit': 'An empty message cannot be saved. Delete it from its menu instead.',

  'composer.remaining': '{count, plural, one {# character left} other {# characters left}}',
  'composer.tooLong':
    'This has {length} characters, and a message holds {max}. Shorten it by {over}.',
  'composer.tooLongSplit': 'This has {length} characters, and a message holds {max}.',
  'composer.tooLongParts':
    'This has {length} characters, and a message holds {max}. Paste it in smaller parts.',
  'composer.sendParts': 'Send as {count} messages',

  'composer.suggestMentions': 'People to mention',
  'composer.suggestEmoji': 'Emoji',
  'composer.suggestions':
    '{count, plural, =0 {Nothing fits} one {# suggestion. Enter takes it.} other {# suggestions. Up and down choose, Enter takes one.}}',

  'composer.notMember': 'You are no longer in this room, so you cannot write here.',
  'composer.youBlocked': 'You blocked {name}. Unblock to write to each other.',
  'composer.unblock': 'Unblock',
  'composer.muted': 'A moderator has muted you here. You can write again from {time}.',
  'composer.ended': 'This conversation has ended: the other account is closed.',
  'composer.limited':
    'More than {max} messages in a minute. The rest goes out in {seconds, plural, one {# second} other {# seconds}}.',
  'composer.storageFull':
    'This browser has no room left. What you write now is kept only while this tab is open.',
  'composer.storageBlocked':
    'This browser keeps nothing for us. What you write is kept only while this tab is open.',
  'composer.somebody': 'somebody',
} as const satisfies Record<string, string>;
