import { isEmail, PASSWORD_MIN_CHARS } from '@hearth/domain/credentials';
import type { ErrorCode } from '@hearth/domain/errors';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useErrorText } from '../i18n/errorText';
import { useT } from '../i18n/i18n';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './CredentialsForm.module.css';
import { PasswordField } from './PasswordField';
import { useAction } from './useAction';
import { useFocusInvalid } from './useFocusInvalid';

export interface CredentialsFormProps {
  submitLabel: string;
  /** A password to be chosen, not one to be known. */
  isNew: boolean;
  onSubmit: (email: string, password: string) => Promise<void>;
  /** Between the password and the button. */
  children?: ReactNode;
}

type Place = 'email' | 'password' | 'form';

/** Where an error is shown: at the field it is about. */
function placeOf(code: ErrorCode): Place {
  switch (code) {
    case 'invalidEmail':
    case 'emailInUse':
      return 'email';
    case 'wrongCredentials':
    case 'weakPassword':
      return 'password';
    default:
      return 'form';
  }
}

function credentialProblem(email: string, password: string, isNew: boolean): ErrorCode | null {
  if (!isEmail(email)) return 'invalidEmail';
  if (password === '') return isNew ? 'weakPassword' : 'wrongCredentials';
  if (isNew && password.length < PASSWORD_MIN_CHARS) return 'weakPassword';
  return null;
}

/** Mail address and password: to sign in, to sign up, or to add to an account. */
export function CredentialsForm({ submitLabel, isNew, onSubmit, children }: CredentialsFormProps) {
  const t = useT();
  const errorText = useErrorText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const submission = useAction(onSubmit);
  const code = problem ?? submission.error;
  const form = useFocusInvalid(code);

  const errorAt = (place: Place) =>
    code !== null && placeOf(code) === place ? errorText(code) : undefined;
  const forget = () => {
    setProblem(null);
    submission.clear();
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    const address = email.trim();
    const found = credentialProblem(address, password, isNew);
    setProblem(found);
    submission.clear();
    if (found === null) void submission.run(address, password);
  }

  const formError = errorAt('form');
  return (
    <form ref={form} className={styles['form']} noValidate onSubmit={submit}>
      {formError && <Banner tone="danger">{formError}</Banner>}
      <TextField
        label={t('auth.email')}
        type="email"
        name="email"
        inputMode="email"
        autoComplete={isNew ? 'email' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        onChange={(text) => {
          setEmail(text);
          forget();
        }}
        error={errorAt('email')}
      />
      <PasswordField
        name="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        value={password}
        onChange={(text) => {
          setPassword(text);
          forget();
        }}
        hint={isNew ? t('auth.passwordHint', { min: PASSWORD_MIN_CHARS }) : undefined}
        error={errorAt('password')}
      />
      {children}
      <Button type="submit" variant="primary" isWide isBusy={submission.isBusy}>
        {submitLabel}
      </Button>
    </form>
  );
}
