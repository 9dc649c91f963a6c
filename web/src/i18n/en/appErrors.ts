import type { ErrorCode } from '@hearth/domain/errors';

/** Like `errors`, what happens only to those who are signed in. */
export const appErrors = {
  'errors.alreadyDone': 'This was done already. Reload the page to see it.',
  'errors.invalid': 'This cannot be done here. Reload the page, then try again.',
  'errors.blocked': 'You cannot reach this person here.',
  'errors.notMember': 'You are not in this room any more. Somebody in it can add you again.',
  'errors.tooLong': 'This is too long. Shorten it and try again.',
  'errors.empty': 'There is nothing here yet. Write something first.',
  'errors.storageFull': 'Storage on this device is full. Make room and try again.',
  'errors.fileTooLarge': 'This file is too large. Choose a smaller one.',
  'errors.fileBroken': 'This picture cannot be opened. It may be damaged: try another copy of it.',
  'errors.heicUnsupported':
    'This browser cannot open HEIC pictures. Save it as JPEG and attach that.',
  'errors.microphoneDenied':
    'The microphone is blocked here. Allow it in the browser’s settings for this page.',
  'errors.microphoneMissing':
    'No microphone is free. Connect one, or close the program that uses it.',
  'errors.voiceUnsupported':
    'This browser cannot record sound. Use a current one, or attach a recording.',
  'errors.cameraDenied':
    'The camera is blocked for this page. Allow it in the browser’s address bar, then switch it on again.',
  'errors.cameraMissing':
    'No camera was found, or another program is using it. Connect one or close the other program.',
  'errors.screenDenied':
    'The browser or the system does not let this page share the screen. Allow it in the system’s privacy settings.',
  'errors.screenUnsupported': 'This browser cannot share a screen. Use one on a computer.',
  'errors.callsUnsupported': 'This browser cannot make calls. Use a current one.',
  'errors.callFull':
    'Six people are in this call, which is the most it can hold. Try again when somebody has left.',
  'errors.callOver': 'This call is over. You can start a new one.',
  'errors.fileEmpty': 'This file is empty. Choose another one.',
  'errors.fileLost': 'This file is no longer on this device. Remove it and attach it again.',
  'errors.fileType': 'This kind of file does not work here. Choose a JPEG, PNG or WebP image.',
  'errors.pushDenied':
    'Notifications are blocked here. Allow them in the browser’s settings for this page.',
  'errors.pushUnsupported':
    'This browser cannot show notifications. Use a current one, or install the app.',
  'errors.pushFailed': 'The browser could not set notifications up. Reload the page and try again.',
  'errors.handleTaken': 'Somebody else has this handle. Choose another.',
  'errors.lastProvider':
    'This is the only way into your account. Add another one before you remove it.',
} as const satisfies Partial<Record<`errors.${ErrorCode}`, string>>;
