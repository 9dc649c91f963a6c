import { useEffect, useReducer } from 'react';

/** Late enough to take nothing from the first view, early enough to be there when offline comes. */
const WARM_AFTER_MS = 15_000;

/** A module that comes when it is about to be wanted, shared by all who want it. */
export interface LazyPart<T> {
  /** Null until it has come. */
  readonly loaded: T | null;
  /** May be called often; after a failure it tries again. */
  load: () => Promise<T>;
  /** Loads it some time after the first call, so that it is there without a network as well. */
  warm: () => void;
}

export function lazyPart<T>(importPart: () => Promise<T>): LazyPart<T> {
  let loaded: T | null = null;
  let pending: Promise<T> | null = null;
  let isWarming = false;

  function load(): Promise<T> {
    pending ??= importPart().then(
      (part) => (loaded = part),
      (error: unknown) => {
        pending = null;
        throw error;
      },
    );
    return pending;
  }
  function warm(): void {
    if (isWarming) return;
    isWarming = true;
    setTimeout(() => {
      load().catch(() => {
        isWarming = false;
      });
    }, WARM_AFTER_MS);
  }
  return {
    get loaded() {
      return loaded;
    },
    load,
    warm,
  };
}

/**
 * Uses a lazy part: `preload` when pointer or focus comes near, `request` when it is wanted, which
 * renders again when it has come and tells when it cannot.
 */
export function useLazyPart<T>(part: LazyPart<T>) {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    part.warm();
  }, [part]);
  return {
    loaded: part.loaded,
    preload: () => void part.load().catch(() => undefined),
    request: (onFail: () => void) => {
      if (part.loaded === null) part.load().then(render, onFail);
    },
  };
}
