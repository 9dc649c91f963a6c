/** Every Firestore document path, Storage path and client route of the product, built here and nowhere else. */

export const handlePath = (handle: string) => `handles/${handle}`;
export const userPath = (uid: string) => `users/${uid}`;
export const privatePath = (uid: string) => `users/${uid}/private`;
export const settingsPath = (uid: string) => `${privatePath(uid)}/settings`;
export const limitsPath = (uid: string) => `${privatePath(uid)}/limits`;
export const blocksPath = (uid: string) => `users/${uid}/blocks`;
export const blockPath = (uid: string, blockedUid: string) => `${blocksPath(uid)}/${blockedUid}`;
export const presencePath = (uid: string) => `presence/${uid}`;

export const roomPath = (roomId: string) => `rooms/${roomId}`;
export const membersPath = (roomId: string) => `rooms/${roomId}/members`;
export const memberPath = (roomId: string, uid: string) => `${membersPath(roomId)}/${uid}`;
export const readsPath = (roomId: string) => `rooms/${roomId}/reads`;
export const readPath = (roomId: string, uid: string) => `${readsPath(roomId)}/${uid}`;
export const typingPath = (roomId: string) => `rooms/${roomId}/typing`;
export const typerPath = (roomId: string, uid: string) => `${typingPath(roomId)}/${uid}`;
export const messagesPath = (roomId: string) => `rooms/${roomId}/messages`;
export const messagePath = (roomId: string, messageId: string) =>
  `${messagesPath(roomId)}/${messageId}`;
export const editsPath = (roomId: string, messageId: string) =>
  `${messagePath(roomId, messageId)}/edits`;
export const editPath = (roomId: string, messageId: string, n: number) =>
  `${editsPath(roomId, messageId)}/${n}`;

export const devicesPath = (uid: string) => `users/${uid}/devices`;
export const devicePath = (uid: string, deviceId: string) => `${devicesPath(uid)}/${deviceId}`;
export const notificationSettingsPath = (uid: string) => `${privatePath(uid)}/notifications`;
export const inboxPath = (uid: string) => `users/${uid}/inbox`;
export const inboxEntryPath = (uid: string, messageId: string) => `${inboxPath(uid)}/${messageId}`;
export const scheduledPath = (uid: string) => `users/${uid}/scheduled`;
export const scheduledEntryPath = (uid: string, messageId: string) =>
  `${scheduledPath(uid)}/${messageId}`;
export const remindersPath = (uid: string) => `users/${uid}/reminders`;
export const reminderPath = (uid: string, messageId: string) =>
  `${remindersPath(uid)}/${messageId}`;
/** How far an export of one's data has come. */
export const exportPath = (uid: string) => `${privatePath(uid)}/export`;
/** An account that is being deleted; functions only. */
export const deletionPath = (uid: string) => `deletions/${uid}`;

export const moderationConfigPath = (roomId: string) => `rooms/${roomId}/settings/moderation`;
export const reviewPath = (roomId: string) => `rooms/${roomId}/review`;
export const reviewItemPath = (roomId: string, itemId: string) => `${reviewPath(roomId)}/${itemId}`;
export const reportsPath = (roomId: string, itemId: string) =>
  `${reviewItemPath(roomId, itemId)}/reports`;
export const reportPath = (roomId: string, itemId: string, uid: string) =>
  `${reportsPath(roomId, itemId)}/${uid}`;
export const auditPath = (roomId: string) => `rooms/${roomId}/audit`;

export const callPath = (callId: string) => `calls/${callId}`;
export const signalsPath = (callId: string) => `calls/${callId}/signals`;
export const signalPath = (callId: string, signalId: string) =>
  `${signalsPath(callId)}/${signalId}`;
/** How many calls a person has begun lately. */
export const callLimitsPath = (uid: string) => `${privatePath(uid)}/callLimits`;
export const callBeatsPath = (callId: string) => `calls/${callId}/beats`;
export const callBeatPath = (callId: string, uid: string) => `${callBeatsPath(callId)}/${uid}`;

export const COLLECTIONS = {
  users: 'users',
  handles: 'handles',
  presence: 'presence',
  rooms: 'rooms',
  reads: 'reads',
  messages: 'messages',
  devices: 'devices',
  blocks: 'blocks',
  typing: 'typing',
  scheduled: 'scheduled',
  reminders: 'reminders',
  review: 'review',
  audit: 'audit',
  deletions: 'deletions',
  calls: 'calls',
  signals: 'signals',
} as const;

/** Storage object of a profile photo. */
export const photoPath = (uid: string, photoId: string) => `users/${uid}/photo/${photoId}`;

/** Storage object of a group's photo. */
export const roomPhotoPath = (roomId: string, photoId: string) =>
  `rooms/${roomId}/photo/${photoId}`;
/** Folder of a message's files; the message is made when they are all there. */
export const messageFilesPath = (roomId: string, messageId: string) =>
  `rooms/${roomId}/files/${messageId}`;
/** Storage object of a file. */
export const filePath = (roomId: string, messageId: string, uid: string, fileId: string) =>
  `${messageFilesPath(roomId, messageId)}/${uid}/${fileId}`;
/** Folder of the thumbnails that a function makes of a message's pictures. */
export const messageThumbsPath = (roomId: string, messageId: string) =>
  `rooms/${roomId}/thumbs/${messageId}`;
/** Storage object of a thumbnail, WebP, `width` pixels wide. */
export const thumbPath = (roomId: string, messageId: string, fileId: string, width: number) =>
  `${messageThumbsPath(roomId, messageId)}/${fileId}_${width}`;
/** Storage object of the picture in a link's preview, WebP. */
export const previewImagePath = (roomId: string, messageId: string) =>
  `rooms/${roomId}/previews/${messageId}`;
/** Folder of a hidden message's files, until somebody decides. */
export const hiddenFilesPath = (roomId: string, messageId: string) =>
  `rooms/${roomId}/hidden/${messageId}`;
/** Storage object of an export of one's data. */
export const exportFilePath = (uid: string, exportId: string) =>
  `users/${uid}/exports/${exportId}.zip`;
/** What functions have to tell one person. */
export const noticesPath = (uid: string) => `users/${uid}/notices`;
export const noticePath = (uid: string, noticeId: string) => `${noticesPath(uid)}/${noticeId}`;

/** Client routes. A message link is a room link with the message's id behind it. */
export const routes = {
  home: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  resetPassword: '/reset-password',
  phoneSignIn: '/sign-in/phone',
  authAction: '/auth/action',
  welcome: '/welcome',
  goodbye: '/goodbye',
  inbox: '/inbox',
  later: '/later',
  calls: '/calls',
  moderation: '/moderation',
  settings: (section = 'profile') => `/settings/${section}`,
  room: (roomId: string) => `/r/${encodeURIComponent(roomId)}`,
  message: (roomId: string, messageId: string) =>
    `/r/${encodeURIComponent(roomId)}/${encodeURIComponent(messageId)}`,
} as const;
