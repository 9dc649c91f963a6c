import {
  AudioLines,
  File as FileIcon,
  Film,
  Image as ImageIcon,
  TriangleAlert,
  X,
} from 'lucide-react';
import { kindOfType, storedType } from '@hearth/domain/media';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useFileSizes } from '../../components/fileSize';
import type { TrayItem } from '../../state/tray';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import styles from './AttachmentTray.module.css';

const ICONS = { image: ImageIcon, video: Film, audio: AudioLines, file: FileIcon };

export interface AttachmentTrayProps {
  items: readonly TrayItem[];
  onRemove: (id: string) => void;
}

/** Above the field: what goes out with the next message, and what waits to go with one that was sent. */
export function AttachmentTray({ items, onRemove }: AttachmentTrayProps) {
  const t = useT();
  const waiting = [...new Set(items.flatMap(({ send }) => send ?? []))];
  return (
    <div className={styles['place']}>
      <ul className={styles['tray']} aria-label={t('composer.tray')}>
        {items.map((item) => (
          <TrayTile key={item.id} item={item} onRemove={() => onRemove(item.id)} />
        ))}
      </ul>
      <LiveRegion>
        {waiting.map(({ words }, index) => (
          <p key={index} className={styles['waiting']}>
            {t('composer.waiting')} <bdi>{words.text}</bdi>
          </p>
        ))}
      </LiveRegion>
    </div>
  );
}

function TrayTile({ item, onRemove }: { item: TrayItem; onRemove: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const sizes = useFileSizes();
  const { state } = item;
  const Icon = ICONS[kindOfType(storedType(item.type))];
  const isPicture = item.previewUrl !== null;
  return (
    <li className={styles[isPicture ? 'picture' : 'file']} data-state={state.type}>
      {item.previewUrl ? (
        <img className={styles['image']} src={item.previewUrl} alt={item.name} />
      ) : (
        <>
          <span className={styles['icon']} aria-hidden="true">
            {state.type === 'failed' ? <TriangleAlert /> : <Icon />}
          </span>
          <span className={styles['words']}>
            <span className={styles['name']} dir="auto" title={item.name}>
              {item.name}
            </span>
            <span className={styles['note']}>
              {state.type === 'preparing' && t('composer.preparing')}
              {state.type === 'ready' && sizes.whole(state.prepared.file.size)}
              {state.type === 'failed' && errorText(state.code)}
            </span>
          </span>
        </>
      )}
      <span className={styles['remove']}>
        <IconButton
          size="s"
          label={t('composer.removeFile', { name: item.name })}
          icon={<X />}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}
