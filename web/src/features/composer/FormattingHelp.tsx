import { useT, type MessageKey } from '../../i18n/i18n';
import { Kbd } from '../../ui/Kbd';
import { MOD } from '../../ui/keyNames';
import styles from './FormattingHelp.module.css';

const TEXT: readonly (readonly [string, MessageKey])[] = [
  ['**…**', 'composer.helpBold'],
  ['_…_', 'composer.helpItalic'],
  ['~~…~~', 'composer.helpStrike'],
  ['`…`', 'composer.helpCode'],
  ['```ts', 'composer.helpBlock'],
  ['> …', 'composer.helpQuote'],
  ['- …  1. …', 'composer.helpList'],
  ['@…', 'composer.helpMention'],
  [':tada:', 'composer.helpEmoji'],
];

const KEYS: readonly (readonly [readonly string[], MessageKey])[] = [
  [['Enter'], 'composer.helpSend'],
  [['Shift', 'Enter'], 'composer.helpNewline'],
  [[MOD, 'B'], 'composer.helpBold'],
  [[MOD, 'I'], 'composer.helpItalic'],
  [[MOD, 'E'], 'composer.helpCode'],
  [['↑'], 'composer.helpEditLast'],
  [['Esc'], 'composer.helpCancel'],
];

/** What one can write and press. */
export function FormattingHelp() {
  const t = useT();
  return (
    <div className={styles['help']}>
      <section>
        <h3 className={styles['title']}>{t('composer.helpText')}</h3>
        <dl className={styles['list']}>
          {TEXT.map(([sign, key]) => (
            <div key={key} className={styles['row']}>
              <dt>
                <code dir="ltr">{sign}</code>
              </dt>
              <dd>{t(key)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className={styles['title']}>{t('composer.helpKeys')}</h3>
        <dl className={styles['list']}>
          {KEYS.map(([keys, key]) => (
            <div key={key} className={styles['row']}>
              <dt className={styles['keys']}>
                {keys.map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </dt>
              <dd>{t(key)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
