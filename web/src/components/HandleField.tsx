import { HANDLE_MAX_CHARS, HANDLE_MIN_CHARS } from '@hearth/domain/limits';
import { normalizeHandle } from '@hearth/domain/user';
import { Check, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useErrorText } from '../i18n/errorText';
import { useT, type Translate } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './HandleField.module.css';
import type { HandleCheck } from './useHandleCheck';

export interface HandleFieldProps {
  value: string;
  onChange: (handle: string) => void;
  check: HandleCheck;
  /** The person tried to go on: an empty field is a problem now. */
  isSubmitted: boolean;
}

function problemText(t: Translate, check: HandleCheck): string | undefined {
  if (check.type !== 'problem') return undefined;
  switch (check.problem) {
    case 'tooShort':
      return t('people.handleTooShort', { min: HANDLE_MIN_CHARS });
    case 'tooLong':
      return t('people.handleTooLong', { max: HANDLE_MAX_CHARS });
    case 'badCharacters':
      return t('people.handleBadCharacters');
  }
}

function hint(t: Translate, check: HandleCheck): ReactNode {
  switch (check.type) {
    case 'checking':
      return t('people.handleChecking');
    case 'free':
      return <span className={styles['free']}>{t('people.handleFree')}</span>;
    case 'unknown':
      return t('people.handleUnknown');
    default:
      return t('people.handleHint');
  }
}

/** The @handle: says while one types whether it can be had, and what could be had instead. */
export function HandleField({ value, onChange, check, isSubmitted }: HandleFieldProps) {
  const t = useT();
  const errorText = useErrorText();
  const isMissing = isSubmitted && value === '';
  const error =
    check.type === 'taken'
      ? errorText('handleTaken')
      : isMissing
        ? t('people.handleTooShort', { min: HANDLE_MIN_CHARS })
        : problemText(t, check);
  return (
    <div className={styles['field']}>
      <TextField
        label={t('people.handle')}
        name="handle"
        lead="@"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={value}
        onChange={(typed) => onChange(normalizeHandle(typed))}
        trail={statusIcon(check)}
        hint={hint(t, check)}
        error={error}
      />
      {check.type === 'taken' && check.alternatives.length > 0 && (
        <div className={styles['alternatives']}>
          {t('people.handleAlternatives')}
          {check.alternatives.map((handle) => (
            <Button key={handle} size="s" onClick={() => onChange(handle)}>
              @{handle}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function statusIcon(check: HandleCheck): ReactNode {
  if (check.type === 'free') return <Check className={styles['free']} />;
  if (check.type === 'checking') return <LoaderCircle />;
  return null;
}
