import type { Attachment } from '@hearth/domain/media';
import type { OutboxSend, ShownMessage } from '@hearth/domain/outbox';
import { useT } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import styles from './MediaMosaic.module.css';
import { MediaTile } from './MediaTile';
import { mosaicOf } from './mosaic';
import { VideoTile } from './VideoTile';

export interface MediaMosaicProps {
  message: ShownMessage;
  visuals: readonly Attachment[];
  entry: OutboxSend | null;
}

/** Pictures and videos of one message, in a box that is there before they are. */
export function MediaMosaic({ message, visuals, entry }: MediaMosaicProps) {
  const t = useT();
  const { shape, width, height, tileWidths, hiddenCount } = mosaicOf(visuals);
  const shown = visuals.slice(0, tileWidths.length);
  const isAlone = shape === 'one';
  return (
    <div
      role={isAlone ? undefined : 'group'}
      aria-label={isAlone ? undefined : t('media.files')}
      className={classes(styles['mosaic'], styles[shape])}
      style={{ width, aspectRatio: `${width} / ${height}` }}
    >
      {shown.map((attachment, index) => {
        const isLast = index === shown.length - 1;
        const tile = {
          message,
          attachment,
          entry,
          boxWidth: tileWidths[index] ?? width,
          hiddenCount: isLast ? hiddenCount : 0,
        };
        const playsInPlace = isAlone && attachment.kind === 'video' && !entry;
        return playsInPlace ? (
          <VideoTile key={attachment.id} {...tile} />
        ) : (
          <MediaTile key={attachment.id} {...tile} />
        );
      })}
    </div>
  );
}
