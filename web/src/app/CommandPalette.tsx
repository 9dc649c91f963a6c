import { useId, useState, type KeyboardEvent } from 'react';
import { useErrorText } from '../i18n/errorText';
import { useT } from '../i18n/i18n';
import { useOpenDirect } from '../features/rooms/useOpenDirect';
import { Banner } from '../ui/Banner';
import { Dialog } from '../ui/Dialog';
import { LiveRegion } from '../ui/LiveRegion';
import { TextField } from '../ui/TextField';
import styles from './CommandPalette.module.css';
import { PaletteRow } from './PaletteRow';
import { usePaletteItems, type PaletteItem } from './usePaletteItems';

const KEYS = {
  room: 'shell.paletteRooms',
  person: 'shell.palettePeople',
  action: 'shell.paletteActions',
} as const;

export interface CommandPaletteProps {
  onClose: () => void;
  onRoom: (roomId: string) => void;
}

/** One field that leads to any room, person or action. */
export function CommandPalette({ onClose, onRoom }: CommandPaletteProps) {
  const t = useT();
  const errorText = useErrorText();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { items, isSearching } = usePaletteItems(text);
  const { open: openDirect, error } = useOpenDirect(onRoom);
  const index = Math.min(active, items.length - 1);
  const idOf = (position: number) => `${listId}-${position}`;

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    switch (item.type) {
      case 'room':
        onRoom(item.room.id);
        return;
      case 'person':
        openDirect(item.profile.uid);
        return;
      case 'action':
        onClose();
        item.run();
    }
  };
  const move = (by: number) => {
    const next = (index + by + items.length) % items.length;
    setActive(next);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || items.length === 0) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') choose(items[index]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      isOpen
      title={t('shell.paletteTitle')}
      closeLabel={t('shell.dismiss')}
      onClose={onClose}
    >
      <TextField
        label={t('shell.paletteHint')}
        isLabelHidden
        placeholder={t('shell.paletteHint')}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-activedescendant={items.length > 0 ? idOf(index) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(next) => {
          setText(next);
          setActive(0);
        }}
        onKeyDown={key}
      />
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <LiveRegion isHidden>
        {text !== '' && !isSearching && t('shell.paletteCount', { count: items.length })}
      </LiveRegion>
      {items.length === 0 && !isSearching && (
        <p className={styles['none']}>{t('shell.paletteNone')}</p>
      )}
      <div
        role="listbox"
        id={listId}
        aria-label={t('shell.paletteTitle')}
        className={styles['list']}
      >
        {items.map((item, position) => (
          <div key={item.key} role="presentation">
            {items[position - 1]?.type !== item.type && (
              <p className={styles['group']} role="presentation">
                {t(KEYS[item.type])}
              </p>
            )}
            <PaletteRow
              id={idOf(position)}
              item={item}
              isActive={position === index}
              onHover={() => {
                setActive(position);
              }}
              onChoose={() => {
                choose(item);
              }}
            />
          </div>
        ))}
      </div>
    </Dialog>
  );
}
