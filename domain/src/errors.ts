/** Codes that cross a port. The interface turns each into words with what to do next (`errors.*` in the catalogs). */
export const ERROR_CODES = [
  'offline',
  'denied',
  'notFound',
  'alreadyExists',
  /** A function has done this before, or is about to. */
  'alreadyDone',
  /** A function does not do this, or not so. */
  'invalid',
  'rateLimited',
  'blocked',
  'notMember',
  'tooLong',
  'empty',
  'storageFull',
  'storageBlocked',
  'fileTooLarge',
  'fileType',
  'fileEmpty',
  /** The bytes to send are no longer on this device. */
  'fileLost',
  /** A picture that nothing can decode. */
  'fileBroken',
  'heicUnsupported',
  'microphoneDenied',
  /** None is there, or another program holds it. */
  'microphoneMissing',
  'voiceUnsupported',
  'cameraDenied',
  /** None is there, or another program holds it. */
  'cameraMissing',
  'screenDenied',
  'screenUnsupported',
  'callsUnsupported',
  /** Six are in it. */
  'callFull',
  'callOver',
  /** The person, or a rule of the device, lets the browser show nothing. */
  'pushDenied',
  'pushUnsupported',
  /** The browser's push service does not work, or the project is not set up for it. */
  'pushFailed',
  'handleTaken',
  'emailInUse',
  'credentialInUse',
  'wrongCredentials',
  'weakPassword',
  'invalidEmail',
  'invalidPhone',
  'invalidCode',
  'expiredCode',
  'tooManyAttempts',
  'userDisabled',
  'reauthenticate',
  'popupBlocked',
  'cancelled',
  'lastProvider',
  'captcha',
  /** The owner has not switched this way to sign in on. */
  'notEnabled',
  'unknown',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export class HearthError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: { cause?: unknown; message?: string }) {
    super(options?.message ?? code, { cause: options?.cause });
    this.name = 'HearthError';
    this.code = code;
  }
}

export function errorCode(error: unknown): ErrorCode {
  return error instanceof HearthError ? error.code : 'unknown';
}
