import type { Translate } from '../../../i18n/i18n';
import type { PersonTile } from '../stage/stageTiles';

/** What the marks of a tile say, after the name. */
export function tileWords(t: Translate, tile: PersonTile): string[] {
  return [
    tile.isMuted && t('calls.stage.isMuted'),
    tile.isSpeaking && t('calls.stage.isSpeaking'),
    tile.hasHand && t('calls.stage.hasHand'),
    linkWords(t, tile.link),
    tile.quality && t(`calls.stage.quality.${tile.quality}`),
    tile.isHeld && t('calls.stage.cameraHeldShort'),
  ].filter((word) => typeof word === 'string');
}

/** Null while all is well. */
export function linkWords(t: Translate, link: PersonTile['link']): string | null {
  return link === 'connected' ? null : t(`calls.stage.link.${link}`);
}
