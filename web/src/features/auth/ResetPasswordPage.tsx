import { isEmail } from '@hearth/domain/credentials';
import { routes } from '@hearth/domain/paths';
import { useState, type FormEvent } from 'react';
import formStyles from '../../components/CredentialsForm.module.css';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import { AuthLink } from './AuthLink';
import { AuthPage } from './AuthPage';

/** Mails a link to choose a new password. Never says whether an address has an account. */
export function ResetPasswordPage() {
  const t = useT();
  const errorText = useErrorText();
  const auth = useAuth();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isInvalid, setIsInvalid] = useState(false);
  const request = useAction(auth.sendPasswordReset);
  const form = useFocusInvalid(isInvalid);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const address = email.trim();
    setIsInvalid(!isEmail(address));
    if (isEmail(address) && (await request.run(address))) setSentTo(address);
  }

  const isFieldError = isInvalid || request.error === 'invalidEmail';
  return (
    <AuthPage
      title={t('auth.resetTitle')}
      lead={sentTo === null ? t('auth.resetLead') : undefined}
      foot={<AuthLink to={routes.signIn}>{t('auth.backToSignIn')}</AuthLink>}
    >
      {sentTo !== null && <Banner tone="positive">{t('auth.resetSent', { email: sentTo })}</Banner>}
      {request.error && !isFieldError && <Banner tone="danger">{errorText(request.error)}</Banner>}
      <form
        ref={form}
        className={formStyles['form']}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label={t('auth.email')}
          type="email"
          name="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={(text) => {
            setEmail(text);
            setIsInvalid(false);
            setSentTo(null);
            request.clear();
          }}
          error={isFieldError ? errorText('invalidEmail') : undefined}
        />
        <Button type="submit" variant="primary" isWide isBusy={request.isBusy}>
          {t(sentTo === null ? 'auth.resetSend' : 'auth.resetSendAgain')}
        </Button>
      </form>
    </AuthPage>
  );
}
