import type { attachmentTray as source } from '../en/attachmentTray';

export const attachmentTray = {
  'composer.tray': 'Dateien zum Senden',
  'composer.removeFile': '{name} entfernen',
  'composer.preparing': 'Wird vorbereitet …',
  'composer.waiting': 'Geht hinaus, sobald die Dateien bereit sind.',
} as const satisfies Record<keyof typeof source, string>;
