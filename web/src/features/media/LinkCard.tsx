import type { LinkCard as Card } from '@hearth/domain/media';
import { safeHref } from '@hearth/domain/markdown';
import { X } from 'lucide-react';
import { useT } from '../../i18n/i18n';
import { usePreviewImage, type FileOwner } from '../../state/media';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import styles from './LinkCard.module.css';
import { placeholderUrl } from './placeholderUrl';

/** Wider pictures than this stand above the words, others beside them. */
const WIDE_FROM = 1.5;
/** Smaller pictures are signs of the site: they stay at the side. */
const LARGE_FROM_PX = 320;

export interface LinkCardProps {
  owner: FileOwner;
  card: Card;
  /** Offered where it is there: on messages of one's own. */
  onRemovePreview?: (() => void) | (() => Promise<void>) | undefined;
}

/** The page that a message links to. */
export function LinkCard({ owner, card, onRemovePreview }: LinkCardProps) {
  const t = useT();
  const href = safeHref(card.url);
  if (href === null || !href.startsWith('http')) return null;
  const { host } = new URL(href);
  const site = card.siteName || host.replace(/^www\./, '');
  const { image } = card;
  const isWide =
    image !== null && image.width >= LARGE_FROM_PX && image.width >= image.height * WIDE_FROM;
  return (
    <div className={classes(styles['card'], isWide && styles['wide'])}>
      {image && <CardPicture owner={owner} image={image} isWide={isWide} />}
      <div className={styles['text']}>
        <bdi className={styles['site']}>{site}</bdi>
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          title={href}
          dir="auto"
          className={styles['title']}
          data-native-menu
        >
          {card.title || t('media.link', { site })}
        </a>
        {card.description && (
          <p dir="auto" className={styles['description']}>
            {card.description}
          </p>
        )}
      </div>
      {onRemovePreview && (
        <IconButton
          size="s"
          label={t('media.removePreview')}
          icon={<X />}
          className={styles['remove']}
          onClick={() => void onRemovePreview()}
        />
      )}
    </div>
  );
}

interface CardPictureProps {
  owner: FileOwner;
  image: NonNullable<Card['image']>;
  isWide: boolean;
}

/** Keeps its room whether or not it comes, so that nothing below it moves. */
function CardPicture({ owner, image, isWide }: CardPictureProps) {
  const state = usePreviewImage(owner, true);
  const src = state?.url ?? placeholderUrl(image.placeholder);
  return (
    <span
      className={styles['picture']}
      style={isWide ? { aspectRatio: `${image.width} / ${image.height}` } : undefined}
    >
      {src && <img src={src} alt="" draggable={false} />}
    </span>
  );
}
