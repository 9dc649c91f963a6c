import { judge } from '@hearth/domain/moderation/moderation';
import type { ModerationConfig } from '@hearth/domain/moderation/moderationConfig';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { TextArea } from '../../ui/TextArea';
import { MarkedText } from './MarkedText';
import styles from './TryBox.module.css';

/** Judges a text as the room would. A part of its own: the word lists are large. */
export function TryBox({ roomId, config }: { roomId: string; config: ModerationConfig }) {
  const t = useT();
  const { device } = useServices();
  const [text, setText] = useState('');
  const judged = useDeferredValue(text);
  const judgement = useMemo(() => {
    if (judged.trim() === '') return null;
    const on = { ...config, isOn: true };
    return judge({ text: judged, roomId, recent: [], now: device.now(), config: on });
  }, [judged, config, roomId, device]);
  const verdict = useRef<HTMLDivElement>(null);
  const reasonCount = judgement?.reasons.length ?? null;
  useEffect(() => {
    if (reasonCount !== null) verdict.current?.scrollIntoView({ block: 'nearest' });
  }, [reasonCount]);
  const matches = judgement?.reasons.flatMap(({ match }) => match ?? []) ?? [];
  return (
    <div className={styles['box']}>
      <TextArea
        label={t('moderation.tryText')}
        hint={t('moderation.tryHint')}
        value={text}
        onChange={setText}
        rows={2}
      />
      <div ref={verdict} role="status" className={styles['verdict']}>
        {judgement && (
          <>
            {!config.isOn && <span className={styles['off']}>{t('moderation.tryOff')} </span>}
            <strong>{t(`moderation.tryVerdict.${judgement.verdict}`)}</strong>
            {judgement.reasons.length > 0 && (
              <>
                <ul className={styles['reasons']}>
                  {judgement.reasons.map(({ rule, match }) => (
                    <li key={rule}>
                      {match === null
                        ? t(`moderation.rule.${rule}`)
                        : t('moderation.why', { rule: t(`moderation.rule.${rule}`), match })}
                    </li>
                  ))}
                </ul>
                <p dir="auto" className={styles['text']}>
                  <MarkedText text={judged} matches={matches} />
                </p>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
