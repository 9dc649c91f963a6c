export const attachmentTray = {
  'composer.tray': 'Files to send',
  'composer.removeFile': 'Remove {name}',
  'composer.preparing': 'Getting ready…',
  'composer.waiting': 'Goes out as soon as its files are ready.',
} as const satisfies Record<string, string>;
