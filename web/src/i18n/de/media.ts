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

  'media.download': 'Herunterladen',
  'media.downloadFile': '{file} herunterladen',
  'media.downloading': 'Wird heruntergeladen',
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

  'media.viewer': 'Fotos und Videos',
  'media.viewerSlide': 'Foto oder Video',
  'media.viewerSlides': 'Fotos und Videos dieses Raums',
  'media.viewerPlace': '{index} von {total}',
  'media.viewerFailed':
    'Die große Ansicht konnte nicht geladen werden. Prüfe deine Verbindung und versuch es noch einmal.',
  'media.previous': 'Vorheriges',
  'media.next': 'Nächstes',
  'media.zoomIn': 'Vergrößern',
  'media.zoomOut': 'Verkleinern',
  'media.close': 'Schließen',
  'media.forward': 'Weiterleiten',

  'media.forwardTo': 'Weiterleiten an',
  'media.forwardSearch': 'Raum suchen',
  'media.forwardNone': 'Noch keine Räume',
  'media.forwarded': 'Ist unterwegs',
  'media.gallery': 'Medien und Dateien',
  'media.galleryTabs': 'Was zu sehen ist',
  'media.tab.media': 'Medien',
  'media.tab.files': 'Dateien',
  'media.tab.links': 'Links',
  'media.loading': 'Wird geladen',
  'media.loadMore': 'Mehr laden',
  'media.jump': 'Zur Nachricht',
  'media.empty.media': 'Noch keine Fotos oder Videos',
  'media.emptyBody.media':
    'Hier sammeln sich Fotos und Videos, die in diesem Raum gesendet werden.',
  'media.empty.files': 'Noch keine Dateien',
  'media.emptyBody.files':
    'Hier sammeln sich Dokumente und Audiodateien, die in diesem Raum gesendet werden.',
  'media.empty.links': 'Noch keine Links',
  'media.emptyBody.links': 'Hier sammeln sich Webadressen, die in diesem Raum gesendet werden.',
  'media.error': 'Das konnte nicht geladen werden',
  'media.errorBody': 'Prüfe deine Verbindung und versuch es noch einmal.',
} as const satisfies Record<keyof typeof source, string>;
