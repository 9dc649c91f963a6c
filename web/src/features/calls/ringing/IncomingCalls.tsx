import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { tinykeys } from 'tinykeys';
import { useT } from '../../../i18n/i18n';
import { useCalls } from '../../../state/calls/useCalls';
import type { CallsState } from '../../../state/calls/callsState';
import { useTopLayer } from '../../../ui/topLayer';
import { IncomingCard } from './IncomingCard';
import styles from './IncomingCalls.module.css';

const incomingOf = ({ incoming }: CallsState) => incoming;

export interface IncomingCallsProps {
  /** Leads from what one does to the calls that ring, as tinykeys knows it. */
  keys: string;
  /** The same as it is printed. */
  keysLabel: string;
}

/** The calls that ring here, above everything. Who types goes on typing; keys lead here. */
export function IncomingCalls({ keys, keysLabel }: IncomingCallsProps) {
  const t = useT();
  const incoming = useCalls(incomingOf);
  const host = useTopLayer();
  const region = useRef<HTMLElement>(null);
  const isRinging = incoming.length > 0;
  useReachable(region, isRinging, keys);
  if (!isRinging) return null;
  return createPortal(
    <section ref={region} aria-label={t('calls.ringRegion')} className={styles['region']}>
      {incoming.map(({ call, isSilent }) => (
        <IncomingCard key={call.id} call={call} isSilent={isSilent} keysLabel={keysLabel} />
      ))}
    </section>,
    host ?? document.body,
  );
}

/**
 * Keys bring the focus to a card, and to the next one when pressed again; Esc, and the end of the
 * ringing, bring it back.
 */
function useReachable(
  region: { readonly current: HTMLElement | null },
  isRinging: boolean,
  keys: string,
): void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!isRinging) return undefined;
    const goBack = () => {
      before.current?.focus();
      before.current = null;
    };
    const stop = tinykeys(window, {
      [keys]: (event) => {
        event.preventDefault();
        const cards = [...(region.current?.querySelectorAll<HTMLElement>('[data-ring]') ?? [])];
        const from = cards.findIndex((card) => card.contains(document.activeElement));
        if (from < 0 && document.activeElement instanceof HTMLElement) {
          before.current = document.activeElement;
        }
        cards[(from + 1) % cards.length]?.querySelector<HTMLElement>('button')?.focus();
      },
      Escape: (event) => {
        if (!region.current?.contains(document.activeElement)) return;
        event.preventDefault();
        goBack();
      },
    });
    return () => {
      stop();
      // What had the focus is gone with its card.
      if (document.activeElement === document.body) goBack();
    };
  }, [region, isRinging, keys]);
}
