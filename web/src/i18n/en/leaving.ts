export const leaving = {
  'leaving.export': 'Your data',
  'leaving.exportBody':
    'A file with your profile, your settings, your messages and your files, for you to keep.',
  'leaving.exportBegin': 'Export my data',
  'leaving.exportWorking': 'Your data is being put together',
  'leaving.exportWorkingHint': 'This can take some minutes. You can leave this page meanwhile.',
  'leaving.exportReady': 'Your export of {day} is ready: {size}. You can fetch it until {until}.',
  'leaving.exportDownload': 'Download',
  'leaving.exportAnew': 'Make a new one',
  'leaving.exportFailed': 'Your data could not be put together. Try again.',
  'leaving.exportAgain': 'Try again',
  'leaving.exportUnknown': 'Whether there is an export could not be found out.',
  'leaving.exportRunning': 'One is being made already. It shows here when it is ready.',
  'leaving.exportOnceADay':
    'Your data can be put together once a day, and the last time is less than a day ago. Try again tomorrow.',
  'leaving.exportRetryLater': 'The last try was only just now. Try again in ten minutes.',
  'leaving.exportGone': 'The file is not there any more. Make a new one.',

  'leaving.delete': 'Delete account',
  'leaving.deleteBody':
    'You leave all rooms, and your profile, your settings and everything else that only you see is deleted. Nobody can bring it back.',
  'leaving.deleteBegin': 'Delete my account',
  'leaving.deleteTitle': 'Delete your account?',
  'leaving.happens': 'This is what happens:',
  'leaving.happensNow': 'You are signed out at once, on every device, and can’t come back.',
  'leaving.happensRooms':
    'You leave all rooms. Groups of yours get another owner, and those without anybody else go.',
  'leaving.happensRest':
    'Your profile, photo, settings, reminders and scheduled messages are deleted.',
  'leaving.happensExport': 'An export that you did not download goes too.',
  'leaving.messages': 'Your messages',
  'leaving.messagesKeep': 'Keep them',
  'leaving.messagesKeepHint': 'They stay in their rooms, under the name “Deleted account”.',
  'leaving.messagesRemove': 'Delete them',
  'leaving.messagesRemoveHint':
    'Texts and files go from all rooms. Where they stood, a line says that a message was deleted.',
  'leaving.confirm': 'Type {handle} to confirm',
  'leaving.confirmWrong': 'This is not your handle. Type {handle}.',
  'leaving.cancel': 'Cancel',
  'leaving.deleteNow': 'Delete account',
  'leaving.proofTitle': 'Confirm that it is you',
  'leaving.proofBody': 'Sign in once more, then your account is deleted.',
  'leaving.proofPassword': 'Password',
  'leaving.proofWrong': 'This is not your password. Try again.',
  'leaving.proofGoogle': 'Continue with Google',
  'leaving.proofMismatch': 'That was another account. Choose the one that you use here.',
  'leaving.guestOld':
    'As a guest you can’t sign in once more. Add a way to sign in above, then delete the account with it.',

  'leaving.goodbyeTitle': 'Your account is being deleted',
  'leaving.goodbyeBody':
    'You are signed out. What belongs to the account is removed over the next minutes; there is nothing left for you to do. Thank you for having been here.',
  'leaving.goodbyeNew': 'To the sign-in page',
} as const satisfies Record<string, string>;
