import type { media as source } from '../en/media';

export const media = {
  'media.words.image': '{count, plural, =0 {Foto} =1 {Foto} one {# Foto} other {# Fotos}}',
  'media.words.video': '{count, plural, =0 {Video} =1 {Video} one {# Video} other {# Videos}}',
  'media.words.audio':
    '{count, plural, =0 {Audiodatei} =1 {Audiodatei} one {# Audiodatei} other {# Audiodateien}}',
  'media.words.voice':
    '{count, plural, =0 {Sprachnachricht} =1 {Sprachnachricht} one {# Sprachnachricht} other {# Sprachnachrichten}}',
  'media.words.file': '{count, plural, =0 {Datei} =1 {Datei} one {# Datei} other {# Dateien}}',
  'media.words.files': '{count, plural, =0 {Dateien} one {# Datei} other {# Dateien}}',
  'media.words.link': 'Link',

  'media.someone': 'Jemand',
  'media.files': 'Fotos und Videos',
  'media.photoBy': 'Foto {file} von {name}',
  'media.videoBy': 'Video {file} von {name}',
  'media.open': '{what} öffnen',
  'media.openLarge': 'Groß öffnen',
  'media.more': '{count, plural, one {# weiteres} other {# weitere}}',
  'media.play': 'Video abspielen, {duration}',
  'media.videoLoading': 'Das Video wird geladen',
  'media.videoFailed': 'Dieses Video konnte nicht geladen werden.',
  'media.videoBroken': 'Dieser Browser kann das Video nicht abspielen. Du kannst es herunterladen.',
  'media.tryAgain': 'Noch einmal versuchen',
  'media.gone': 'Nicht mehr verfügbar',
  'media.offline': 'Noch nicht geladen',
  'media.broken': 'Lässt sich nicht anzeigen',

  'media.forward': 'Weiterleiten',
  'media.download': 'Herunterladen',
  'media.downloadFile': '{file} herunterladen',
  'media.downloadOffline': 'Nicht heruntergeladen: Der Server ist nicht zu erreichen.',
  'media.downloadGone': 'Diese Datei ist nicht mehr verfügbar.',
  'media.downloadFailed': 'Nicht heruntergeladen. Versuch es gleich noch einmal.',

  'media.uploading':
    '{done} von {total, plural, one {# Datei} other {# Dateien}}, {sent} von {size}',
  'media.uploadPaused':
    'Angehalten: {done} von {total, plural, one {# Datei} other {# Dateien}}, {sent} von {size}',
  'media.uploadOf': 'Hochladen von {file}',
  'media.pause': 'Hochladen anhalten',
  'media.resume': 'Weiter hochladen',
  'media.cancelUpload': 'Abbrechen und Nachricht verwerfen',
  'media.removeFile': '{file} entfernen',

  'media.link': 'Link zu {site}',
  'media.removePreview': 'Vorschau entfernen',
  'media.previewOffline': 'Die Vorschau ist noch da: Der Server ist nicht zu erreichen.',
  'media.previewFailed': 'Die Vorschau ließ sich nicht entfernen. Versuch es gleich noch einmal.',

  'media.viewerFailed':
    'Die große Ansicht konnte nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
} as const satisfies Record<keyof typeof source, string>;
