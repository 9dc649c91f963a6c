import { HearthError } from '@hearth/domain/errors';

/** A part of an adapter that is loaded when first asked for; a failed load is `offline` and tried again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw new HearthError('offline', { cause: error });
    });
    return loading;
  };
}
