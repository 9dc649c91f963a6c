import {
  filePath,
  photoPath,
  previewImagePath,
  roomPath,
  roomPhotoPath,
  thumbPath,
  userPath,
} from '@hearth/domain/paths';

/** An object that belongs to a message, taken from its path. */
export type MessageObject =
  | { type: 'file'; roomId: string; messageId: string; uid: string; fileId: string }
  | { type: 'thumb'; roomId: string; messageId: string; fileId: string }
  | { type: 'preview'; roomId: string; messageId: string };

/** The document that shows a photo, by the photo's path; null for every other path. */
export function photoOwner(path: string): string | null {
  const [, id = '', , photoId = ''] = path.split('/');
  if (id === '' || photoId === '') return null;
  switch (path) {
    case photoPath(id, photoId):
      return userPath(id);
    case roomPhotoPath(id, photoId):
      return roomPath(id);
    default:
      return null;
  }
}

/** The reverse of `filePath`, `thumbPath` and `previewImagePath`; null for every other path. */
export function messageObject(path: string): MessageObject | null {
  const [, roomId = '', , messageId = '', fourth = '', fileId = ''] = path.split('/');
  if (roomId === '' || messageId === '') return null;
  const [, thumbOf = '', width = ''] = /^(.+)_(\d+)$/.exec(fourth) ?? [];
  switch (path) {
    case filePath(roomId, messageId, fourth, fileId):
      return fourth && fileId ? { type: 'file', roomId, messageId, uid: fourth, fileId } : null;
    case thumbPath(roomId, messageId, thumbOf, Number(width)):
      return { type: 'thumb', roomId, messageId, fileId: thumbOf };
    case previewImagePath(roomId, messageId):
      return { type: 'preview', roomId, messageId };
    default:
      return null;
  }
}
