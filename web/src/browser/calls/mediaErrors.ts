import { HearthError, type ErrorCode } from '@hearth/domain/errors';

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const DENIED = new Set(['NotAllowedError', 'SecurityError']);

/** Why a microphone or a camera did not open, as HearthError; whatever is not forbidden is missing. */
export function openingError(
  error: unknown,
  codes: { denied: ErrorCode; missing: ErrorCode },
): HearthError {
  return new HearthError(DENIED.has(errorName(error)) ? codes.denied : codes.missing, {
    cause: error,
  });
}

/** The name of an exception; empty for anything else. */
export function errorName(error: unknown): string {
  return isException(error) ? error.name : '';
}

/** Its words, which differ between browsers. */
export function errorWords(error: unknown): string {
  return isException(error) ? error.message : '';
}

function isException(error: unknown): error is Error | DOMException {
  return error instanceof DOMException || error instanceof Error;
}
