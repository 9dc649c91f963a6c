import type { Attachment } from '@hearth/domain/media';
import { CloudOff, ImageOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n';
import { usePictureUrl, type FileOwner } from '../../state/media';
import { classes } from '../../ui/classes';
import styles from './Picture.module.css';
import { placeholderUrl } from './placeholderUrl';

export interface PictureProps {
  owner: FileOwner;
  picture: Pick<Attachment, 'id' | 'width' | 'isAnimated'> | null;
  placeholder: string;
  /** Empty where what is around it tells already. */
  alt: string;
  /** CSS pixels; the screen may have several to each. */
  boxWidth: number;
  /** Its bytes are on this device: there is no thumbnail to ask for. */
  isLocal?: boolean;
}

/** Fills its box with a picture: blurred at once, whole when it has come. */
export function Picture({ picture, placeholder, ...rest }: PictureProps) {
  const blurred = placeholderUrl(placeholder);
  return (
    <span className={styles['box']}>
      {blurred && <img src={blurred} alt="" className={styles['blurred']} draggable={false} />}
      {picture && <Loaded {...rest} picture={picture} />}
    </span>
  );
}

type LoadedProps = Omit<PictureProps, 'placeholder' | 'picture'> & {
  picture: NonNullable<PictureProps['picture']>;
};

function Loaded({ owner, picture, alt, boxWidth, isLocal = false }: LoadedProps) {
  const t = useT();
  const wanted = isLocal ? { ...picture, isAnimated: true } : picture;
  const state = usePictureUrl(owner, wanted, boxWidth * devicePixelRatio);
  // What is at hand when the row comes into the page does not fade.
  const [wasAtHand] = useState(() => state?.url != null);
  const [hasCome, setCome] = useState(wasAtHand);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <Note icon={<ImageOff />} words={t('media.broken')} />;
  if (state?.failure === 'offline') {
    return <Note icon={<CloudOff />} words={t('media.offline')} isSmall />;
  }
  if (state?.failure) return <Note icon={<ImageOff />} words={t('media.gone')} />;
  if (!state?.url) return null;
  return (
    <img
      src={state.url}
      alt={alt}
      draggable={false}
      decoding="async"
      className={classes(
        styles['picture'],
        hasCome && styles['come'],
        wasAtHand && styles['still'],
      )}
      onLoad={() => setCome(true)}
      onError={() => setBroken(true)}
    />
  );
}

function Note({
  icon,
  words,
  isSmall = false,
}: {
  icon: ReactNode;
  words: string;
  isSmall?: boolean;
}) {
  return (
    <span className={classes(styles['note'], isSmall && styles['small'])}>
      {icon}
      <span>{words}</span>
    </span>
  );
}
