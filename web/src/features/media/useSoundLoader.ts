import { HearthError } from '@hearth/domain/errors';
import { filePath } from '@hearth/domain/paths';
import { useCallback, useEffect, useRef } from 'react';
import type { BlobUrl, BlobUrls } from '../../state/blobUrls';
import type { FileOwner } from '../../state/media';
import { useSession } from '../../state/session';

/** Waits for a file that is being shown; rejects with why it did not come. */
function loaded(urls: BlobUrls, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const tell = (state: BlobUrl | undefined): boolean => {
      if (state?.url) resolve(state.url);
      else if (state?.failure) reject(new HearthError(state.failure));
      return state !== undefined;
    };
    if (tell(urls.store.getState().get(path))) return;
    const stop = urls.store.subscribe((known) => {
      if (tell(known.get(path))) stop();
    });
  });
}

/** Gives the URL of a sound when it is played; it stays good for as long as the player is shown. */
export function useSoundLoader(owner: FileOwner, fileId: string): () => Promise<string> {
  const { media } = useSession();
  const path = filePath(owner.roomId, owner.id, owner.senderId, fileId);
  const release = useRef<(() => void) | null>(null);
  useEffect(
    () => () => {
      release.current?.();
      release.current = null;
    },
    [path],
  );
  return useCallback(() => {
    release.current ??= media.files.show(path);
    return loaded(media.files, path);
  }, [media, path]);
}
