import { normalizePhoneNumber } from '@hearth/domain/credentials';
import type { ErrorCode } from '@hearth/domain/errors';
import { useRef, useState, type FormEvent } from 'react';
import { useErrorText } from '../i18n/errorText';
import { useT } from '../i18n/i18n';
import type { PhoneConfirmation } from '../ports/auth';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './CredentialsForm.module.css';
import { useAction } from './useAction';
import { useFocusInvalid } from './useFocusInvalid';

const CODE_CHARS = 6;

export interface PhoneCodeFormProps {
  /** Sends the SMS. */
  start: (phoneNumber: string, container: HTMLElement) => Promise<PhoneConfirmation>;
  onDone?: () => void;
  /** A number that is known already. */
  known?: string | undefined;
}

interface Sent {
  phoneNumber: string;
  confirmation: PhoneConfirmation;
}

/** A phone number, then the code that an SMS brings. */
export function PhoneCodeForm({ start, onDone, known = '' }: PhoneCodeFormProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  const container = useRef<HTMLDivElement>(null);

  async function send(phoneNumber: string): Promise<void> {
    if (!container.current) return;
    setSent({ phoneNumber, confirmation: await start(phoneNumber, container.current) });
  }

  return (
    <>
      {sent ? (
        <CodeStep
          sent={sent}
          onAgain={() => send(sent.phoneNumber)}
          onBack={() => setSent(null)}
          onDone={onDone}
        />
      ) : (
        <NumberStep known={known} send={send} />
      )}
      <div ref={container} />
    </>
  );
}

interface NumberStepProps {
  known: string;
  send: (phoneNumber: string) => Promise<void>;
}

function NumberStep({ known, send }: NumberStepProps) {
  const t = useT();
  const errorText = useErrorText();
  const [typed, setTyped] = useState(known);
  const [isInvalid, setIsInvalid] = useState(false);
  const sending = useAction(send);
  const form = useFocusInvalid(isInvalid);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const phoneNumber = normalizePhoneNumber(typed);
    setIsInvalid(phoneNumber === null);
    if (phoneNumber !== null) void sending.run(phoneNumber);
  }

  const isFieldError = isInvalid || sending.error === 'invalidPhone';
  return (
    <form ref={form} className={styles['form']} noValidate onSubmit={submit}>
      {sending.error && !isFieldError && <Banner tone="danger">{errorText(sending.error)}</Banner>}
      <TextField
        label={t('auth.phoneNumber')}
        type="tel"
        name="tel"
        inputMode="tel"
        autoComplete="tel"
        dir="ltr"
        required
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setIsInvalid(false);
          sending.clear();
        }}
        hint={t('auth.phoneHint')}
        error={isFieldError ? errorText('invalidPhone') : undefined}
      />
      <Button type="submit" variant="primary" isWide isBusy={sending.isBusy}>
        {t('auth.phoneSend')}
      </Button>
    </form>
  );
}

interface CodeStepProps {
  sent: Sent;
  onAgain: () => Promise<void>;
  onBack: () => void;
  onDone: (() => void) | undefined;
}

function CodeStep({ sent, onAgain, onBack, onDone }: CodeStepProps) {
  const t = useT();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const confirming = useAction(sent.confirmation.confirm);
  const sending = useAction(onAgain);
  const error: ErrorCode | null = confirming.error ?? sending.error;
  const isFieldError = error === 'invalidCode' || error === 'expiredCode';
  const form = useFocusInvalid(isFieldError && error);

  async function confirm(digits: string): Promise<void> {
    if (await confirming.run(digits)) onDone?.();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void confirm(code);
  }

  return (
    <form ref={form} className={styles['form']} noValidate onSubmit={submit}>
      <p className={styles['note']} role="status">
        {t('auth.phoneSent', { phoneNumber: sent.phoneNumber })}
      </p>
      {error && !isFieldError && <Banner tone="danger">{errorText(error)}</Banner>}
      <TextField
        label={t('auth.phoneCode')}
        name="one-time-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={CODE_CHARS}
        autoFocus
        required
        value={code}
        onChange={(text) => {
          const digits = text.normalize('NFKC').replace(/\D/g, '');
          setCode(digits);
          confirming.clear();
          // A code that was pasted or filled in by the phone is complete at once.
          if (digits.length === CODE_CHARS) void confirm(digits);
        }}
        error={isFieldError ? errorText(error) : undefined}
      />
      <Button type="submit" variant="primary" isWide isBusy={confirming.isBusy}>
        {t('auth.phoneConfirm')}
      </Button>
      <div className={styles['choices']}>
        <Button size="s" variant="ghost" isBusy={sending.isBusy} onClick={() => void sending.run()}>
          {t('auth.phoneAgain')}
        </Button>
        <Button size="s" variant="ghost" onClick={onBack}>
          {t('auth.phoneOther')}
        </Button>
      </div>
    </form>
  );
}
