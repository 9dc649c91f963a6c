import type { gallery as source } from '../en/gallery';

export const gallery = {
  'media.viewer': 'Fotos und Videos',
  'media.viewerSlide': 'Foto oder Video',
  'media.viewerSlides': 'Fotos und Videos dieses Raums',
  'media.viewerPlace': '{index} von {total}',
  'media.previous': 'Vorheriges',
  'media.next': 'Nächstes',
  'media.zoomIn': 'Vergrößern',
  'media.zoomOut': 'Verkleinern',
  'media.close': 'Schließen',

  'media.forwardTo': 'Weiterleiten an',
  'media.forwardSearch': 'Raum suchen',
  'media.forwardNone': 'Noch keine Räume',
  'media.forwardUnmatched': 'Kein Raum gefunden. Versuch es mit einem anderen Namen.',
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
