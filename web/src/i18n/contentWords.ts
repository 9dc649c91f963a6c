import type { ContentKind } from '@hearth/domain/media';
import type { Translate } from './i18n';

/**
 * What a message holds besides words: "Photo", "3 videos", "Voice message", "5 files", "Link";
 * empty for words alone. `fileCount` 0 where nobody knows how many there are.
 */
export function contentWords(
  t: Translate,
  kinds: readonly ContentKind[],
  fileCount: number,
): string {
  const files = kinds.filter((kind) => kind !== 'link');
  const [only] = files;
  if (only === undefined) return kinds.length > 0 ? t('media.words.link') : '';
  if (files.length > 1) return t('media.words.files', { count: fileCount });
  return t(`media.words.${only}`, { count: fileCount });
}
