import { MESSAGE_MAX_CHARS, SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import type { Millis } from '@hearth/domain/time';
import { useEffect, useState, type ReactNode } from 'react';
import { useLanguage, useT } from '../../i18n/i18n';
import { useOutboxTrouble } from '../../state/outbox';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import styles from './ComposerNotes.module.css';

/** From here on one is told how much is left. */
const NEAR_LIMIT_CHARS = 300;
/** More parts than these would flood a room. */
const PARTS_MAX = 8;

export interface LengthNoteProps {
  /** As it would be stored. */
  length: number;
  /** How many messages it would make; null where splitting makes no sense. */
  partCount: number | null;
  onSendParts: () => void;
}

/** How much is left near the limit; above it, what to do. */
export function LengthNote({ length, partCount, onSendParts }: LengthNoteProps) {
  const { locale, t } = useLanguage();
  const left = MESSAGE_MAX_CHARS - length;
  if (left > NEAR_LIMIT_CHARS) return null;
  if (left >= 0) return <Note>{t('composer.remaining', { count: left })}</Note>;
  const number = new Intl.NumberFormat(locale);
  const values = {
    length: number.format(length),
    max: number.format(MESSAGE_MAX_CHARS),
    over: number.format(-left),
  };
  if (partCount === null) return <Note tone="danger">{t('composer.tooLong', values)}</Note>;
  if (partCount > PARTS_MAX) return <Note tone="danger">{t('composer.tooLongParts', values)}</Note>;
  return (
    <Note tone="danger">
      {t('composer.tooLongSplit', values)}
      <Button size="s" onClick={onSendParts}>
        {t('composer.sendParts', { count: partCount })}
      </Button>
    </Note>
  );
}

/** What holds up or endangers what one sends: the rate limit, a browser that stores nothing. */
export function TroubleNotes() {
  const t = useT();
  const { waitingUntilMs, health } = useOutboxTrouble();
  return (
    <>
      {waitingUntilMs !== null && <LimitNote untilMs={waitingUntilMs} />}
      {health === 'full' && <Note>{t('composer.storageFull')}</Note>}
      {health === 'blocked' && <Note>{t('composer.storageBlocked')}</Note>}
    </>
  );
}

function LimitNote({ untilMs }: { untilMs: Millis }) {
  const t = useT();
  const { device } = useSession().services;
  const [now, setNow] = useState(device.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(device.now()), 1_000);
    return () => clearInterval(timer);
  }, [device]);
  const seconds = Math.ceil((untilMs - now) / 1_000);
  if (seconds <= 0) return null;
  return <Note>{t('composer.limited', { seconds, max: SEND_LIMIT_COUNT })}</Note>;
}

export function Note({ tone, children }: { tone?: 'danger'; children: ReactNode }) {
  return <div className={classes(styles['note'], tone && styles[tone])}>{children}</div>;
}
