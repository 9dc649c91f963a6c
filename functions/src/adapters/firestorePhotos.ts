import type { PhotoStore } from '../ports/photos';
import { firestore } from './admin';

export const firestorePhotos: PhotoStore = {
  async shownBy(documentPath) {
    const path: unknown = (await firestore().doc(documentPath).get()).get('photoPath');
    return typeof path === 'string' ? path : null;
  },
};
