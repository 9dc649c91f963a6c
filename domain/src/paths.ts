/** Every Firestore document path, Storage path and client route of the product, built here and nowhere else. */

export const handlePath = (handle: string) => `handles/${handle}`;
export const userPath = (uid: string) => `users/${uid}`;
export const settingsPath = (uid: string) => `users/${uid}/private/settings`;
export const limitsPath = (uid: string) => `users/${uid}/private/limits`;
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

export const COLLECTIONS = {
  users: 'users',
  handles: 'handles',
  presence: 'presence',
  rooms: 'rooms',
  reads: 'reads',
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
  settings: (section = 'profile') => `/settings/${section}`,
  room: (roomId: string) => `/r/${encodeURIComponent(roomId)}`,
  message: (roomId: string, messageId: string) =>
    `/r/${encodeURIComponent(roomId)}/${encodeURIComponent(messageId)}`,
} as const;
