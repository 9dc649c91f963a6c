export const attachmentTray = {
  'composer.tray': 'Files to send',
  'composer.removeFile': 'Remove {name}',
  'composer.preparing': 'Getting ready…',
} as const satisfies Record<string, string>;
