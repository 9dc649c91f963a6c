import { isEmail } from '@hearth/domain/credentials';
import { useId, useState, type FormEvent } from 'react';
import { PasswordField } from '../../components/PasswordField';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import styles from './AccountSection.module.css';

/** Asks for the password, then mails a link to the new address. */
export function EmailDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const formId = useId();
  const { auth } = useServices();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isInvalid, setIsInvalid] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const changing = useAction(async (address: string) => {
    await auth.reauthenticateWithPassword(password);
    await auth.changeEmail(address);
    setSentTo(address);
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const address = email.trim();
    setIsInvalid(!isEmail(address));
    if (isEmail(address)) void changing.run(address);
  }

  return (
    <Dialog
      isOpen
      size="s"
      title={t('settings.emailChange')}
      closeLabel={t('settings.cancel')}
      onClose={onClose}
      footer={
        sentTo === null ? (
          <>
            <Button onClick={onClose}>{t('settings.cancel')}</Button>
            <Button type="submit" form={formId} variant="primary" isBusy={changing.isBusy}>
              {t('settings.emailChangeDo')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        )
      }
    >
      {sentTo === null ? (
        <EmailFields
          {...{ formId, email, password, isInvalid, submit }}
          error={changing.error}
          onEmail={(text) => {
            setEmail(text);
            setIsInvalid(false);
            changing.clear();
          }}
          onPassword={(text) => {
            setPassword(text);
            changing.clear();
          }}
        />
      ) : (
        <Banner tone="positive">{t('settings.emailChangeSent', { email: sentTo })}</Banner>
      )}
    </Dialog>
  );
}

interface EmailFieldsProps {
  formId: string;
  email: string;
  password: string;
  isInvalid: boolean;
  error: ReturnType<typeof useAction>['error'];
  submit: (event: FormEvent) => void;
  onEmail: (text: string) => void;
  onPassword: (text: string) => void;
}

function EmailFields(props: EmailFieldsProps) {
  const { formId, email, password, isInvalid, error, submit, onEmail, onPassword } = props;
  const t = useT();
  const errorText = useErrorText();
  const isEmailError = isInvalid || error === 'invalidEmail' || error === 'emailInUse';
  const isPasswordError = error === 'wrongCredentials';
  const form = useFocusInvalid(isInvalid || error);
  return (
    <form id={formId} ref={form} className={styles['form']} noValidate onSubmit={submit}>
      {error && !isEmailError && !isPasswordError && (
        <Banner tone="danger">{errorText(error)}</Banner>
      )}
      <TextField
        label={t('settings.emailNew')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        onChange={onEmail}
        error={isEmailError ? errorText(error ?? 'invalidEmail') : undefined}
      />
      <PasswordField
        autoComplete="current-password"
        required
        value={password}
        onChange={onPassword}
        hint={t('settings.passwordWhy')}
        error={isPasswordError ? t('settings.passwordWrong') : undefined}
      />
    </form>
  );
}
