import { useState } from 'react';
import { useAction } from '../../components/useAction';
import { useServices } from '../../ports/services';
import { useMyProfile } from '../../state/people';
import { openPicture } from '../../components/photo/photoFile';

/** One's photo: choose, upload, remove. */
export function useProfilePhoto() {
  const { people } = useServices();
  const mine = useMyProfile();
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const opening = useAction(async (file: Blob) => setPicture(await openPicture(file)));

  async function setPhoto(photoPath: string | null): Promise<void> {
    const { uid, ...draft } = mine;
    await people.updateProfile(uid, mine.handle, { ...draft, photoPath });
    // Nothing shows the old one any more; should this fail, it only takes a little space.
    if (mine.photoPath !== null) await people.deletePhoto(mine.photoPath).catch(() => undefined);
  }

  const removing = useAction(() => setPhoto(null));

  async function save(photo: Blob, onProgress: (fraction: number) => void): Promise<void> {
    const path = await people.uploadPhoto(mine.uid, photo, onProgress);
    await setPhoto(path);
    close();
  }

  function close(): void {
    picture?.close();
    setPicture(null);
  }

  return { hasPhoto: mine.photoPath !== null, picture, opening, removing, save, close };
}
