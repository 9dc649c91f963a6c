export interface PageWish {
  /** Content types that are wanted, such as `text/html`, or `image/*` for all of one kind. */
  accept: readonly string[];
  /** Bytes of the body, after decompression. */
  maxBytes: number;
  /** Whether the beginning of a larger body will do; otherwise a larger one is refused. */
  isBeginningEnough: boolean;
}

export interface FetchedPage {
  /** The address after redirects. */
  url: string;
  /** Lower case, without parameters. */
  contentType: string;
  body: Uint8Array;
  /** As the header names it; null when it names none. */
  charset: string | null;
}

/** Fetches from the open web, and from nowhere else. */
export interface PageFetcher {
  /** Rejects with a {@link PageError} when there is nothing to be had. */
  fetch(url: string, wish: PageWish): Promise<FetchedPage>;
}

/**
 * Why a page was not fetched. `forbidden`: an address that is not of the open web, known from its
 * name. `unreachable`: everything that went wrong on the wire, and names that lead to private
 * addresses.
 */
export type PageErrorCode =
  'forbidden' | 'unreachable' | 'redirects' | 'timeout' | 'status' | 'type' | 'tooLarge';

export class PageError extends Error {
  readonly code: PageErrorCode;

  constructor(code: PageErrorCode, options?: ErrorOptions) {
    super(`The page was not fetched: ${code}`, options);
    this.name = 'PageError';
    this.code = code;
  }
}
