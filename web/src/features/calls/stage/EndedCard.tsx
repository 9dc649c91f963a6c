import type { CallLife } from '@hearth/domain/callLife';
import type { Room } from '@hearth/domain/room';
import { Phone } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useSpokenTime } from '../../../components/clockTime';
import { RoomAvatar } from '../../../components/RoomAvatar';
import { useT } from '../../../i18n/i18n';
import { Button } from '../../../ui/Button';
import { canCallAgain, endHint, endWords } from './callWords';
import styles from './StageCard.module.css';

/** Long enough to be read. */
const CLOSE_MS = 5_000;
/** Where there is something to decide. */
const CLOSE_AGAIN_MS = 20_000;

export interface EndedCardProps {
  life: Extract<CallLife, { state: 'ended' }>;
  room: Room | null | undefined;
  onAgain: () => void;
  onClose: () => void;
}

/** How a call ended and how long it was; goes by itself. */
export function EndedCard({ life, room, onAgain, onClose }: EndedCardProps) {
  const t = useT();
  const spoken = useSpokenTime();
  const hint = endHint(t, life);
  const isAgain = canCallAgain(life);
  const close = useRef<HTMLButtonElement>(null);
  // What had the focus went with the call.
  useEffect(() => close.current?.focus(), []);
  useCloseLater(isAgain || hint !== null ? CLOSE_AGAIN_MS : CLOSE_MS, onClose);
  return (
    <div className={styles['card']}>
      {room && <RoomAvatar room={room} size={96} />}
      <p className={styles['title']}>{endWords(t, life)}</p>
      {life.talkedMs !== null && <p className={styles['note']}>{spoken(life.talkedMs)}</p>}
      {hint !== null && <p className={styles['note']}>{hint}</p>}
      <div className={styles['buttons']}>
        {isAgain && (
          <Button variant="primary" icon={<Phone />} onClick={onAgain}>
            {t('calls.stage.again')}
          </Button>
        )}
        <Button ref={close} data-autofocus onClick={onClose}>
          {t('calls.stage.close')}
        </Button>
      </div>
    </div>
  );
}

function useCloseLater(afterMs: number, onClose: () => void): void {
  useEffect(() => {
    const timer = setTimeout(onClose, afterMs);
    return () => clearTimeout(timer);
  }, [afterMs, onClose]);
}
