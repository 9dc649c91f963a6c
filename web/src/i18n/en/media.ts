export const media = {
  'media.words.image': '{count, plural, =0 {Photo} =1 {Photo} one {# photo} other {# photos}}',
  'media.words.video': '{count, plural, =0 {Video} =1 {Video} one {# video} other {# videos}}',
  'media.words.audio':
    '{count, plural, =0 {Audio file} =1 {Audio file} one {# audio file} other {# audio files}}',
  'media.words.voice':
    '{count, plural, =0 {Voice message} =1 {Voice message} one {# voice message} other {# voice messages}}',
  'media.words.file': '{count, plural, =0 {File} =1 {File} one {# file} other {# files}}',
  'media.words.files': '{count, plural, =0 {Files} one {# file} other {# files}}',
  'media.words.link': 'Link',

  'media.someone': 'Somebody',
  'media.files': 'Photos and videos',
  'media.photoBy': 'Photo {file} from {name}',
  'media.videoBy': 'Video {file} from {name}',
  'media.open': 'Open {what}',
  'media.openLarge': 'Open large',
  'media.more': '{count, plural, one {# more} other {# more}}',
  'media.play': 'Play video, {duration}',
  'media.videoLoading': 'The video is loading',
  'media.videoFailed': 'This video could not be loaded.',
  'media.videoBroken': 'This browser cannot play the video. You can download it.',
  'media.tryAgain': 'Try again',
  'media.gone': 'No longer available',
  'media.offline': 'Not loaded yet',
  'media.broken': 'Cannot be shown',

  'media.forward': 'Forward',
  'media.download': 'Download',
  'media.downloadFile': 'Download {file}',
  'media.downloadOffline': 'Not downloaded: the server cannot be reached.',
  'media.downloadGone': 'This file is no longer available.',
  'media.downloadFailed': 'Not downloaded. Try again in a moment.',

  'media.uploading': '{done} of {total, plural, one {# file} other {# files}}, {sent} of {size}',
  'media.uploadPaused':
    'Paused: {done} of {total, plural, one {# file} other {# files}}, {sent} of {size}',
  'media.uploadOf': 'Upload of {file}',
  'media.pause': 'Pause upload',
  'media.resume': 'Continue upload',
  'media.cancelUpload': 'Cancel and discard this message',
  'media.removeFile': 'Remove {file}',

  'media.link': 'Link to {site}',
  'media.removePreview': 'Remove preview',
  'media.previewOffline': 'The preview is still there: the server cannot be reached.',
  'media.previewFailed': 'The preview could not be removed. Try again in a moment.',

  'media.viewerFailed': 'The large view did not load. Check your connection and try again.',
} as const satisfies Record<string, string>;
