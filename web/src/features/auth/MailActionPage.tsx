import { PASSWORD_MIN_CHARS } from '@hearth/domain/credentials';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { routes } from '@hearth/domain/paths';
import { useEffect, useState, type FormEvent } from 'react';
import formStyles from '../../components/CredentialsForm.module.css';
import { PageLink } from '../../components/PageLink';
import { PasswordField } from '../../components/PasswordField';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT, type MessageKey } from '../../i18n/i18n';
import type { MailAction } from '../../ports/auth';
import { useAuth } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { AuthPage } from './AuthPage';

const TITLES = {
  verifyEmail: 'auth.verifyTitle',
  resetPassword: 'auth.newPasswordTitle',
  changeEmail: 'auth.changeEmailTitle',
  recoverEmail: 'auth.recoverEmailTitle',
} as const satisfies Record<MailAction['type'], MessageKey>;

const BUTTONS = {
  verifyEmail: 'auth.verifyDo',
  changeEmail: 'auth.changeEmailDo',
  recoverEmail: 'auth.recoverEmailDo',
} as const satisfies Record<Exclude<MailAction['type'], 'resetPassword'>, MessageKey>;

const DONE = {
  verifyEmail: 'auth.verifyDone',
  resetPassword: 'auth.newPasswordDone',
  changeEmail: 'auth.changeEmailDone',
  recoverEmail: 'auth.recoverEmailDone',
} as const satisfies Record<MailAction['type'], MessageKey>;

type Check =
  | { type: 'checking' }
  | { type: 'ready'; action: MailAction }
  | { type: 'failed'; code: ErrorCode };

/** Where the links in mails lead: confirm, change or restore an address, choose a new password. */
export function MailActionPage() {
  const t = useT();
  const code = new URLSearchParams(location.search).get('oobCode') ?? '';
  const [check, retry] = useMailCheck(code);
  const [isDone, setIsDone] = useState(false);

  if (check.type === 'checking') {
    return (
      <AuthPage title={t('auth.mailChecking')}>
        <Skeleton width="80%" />
        <Skeleton shape="block" height="2.25rem" />
      </AuthPage>
    );
  }
  if (check.type === 'failed') return <MailFailure code={check.code} onRetry={retry} />;
  const { action } = check;
  if (isDone) {
    return (
      <AuthPage
        title={t(TITLES[action.type])}
        foot={<PageLink to={routes.home}>{t('auth.toApp')}</PageLink>}
      >
        <Banner tone="positive">{t(DONE[action.type], { email: action.email })}</Banner>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t(TITLES[action.type])} lead={action.email}>
      {action.type === 'resetPassword' ? (
        <NewPasswordForm code={code} onDone={() => setIsDone(true)} />
      ) : (
        <ConfirmForm code={code} label={t(BUTTONS[action.type])} onDone={() => setIsDone(true)} />
      )}
    </AuthPage>
  );
}

function useMailCheck(code: string): [Check, () => void] {
  const auth = useAuth();
  const [check, setCheck] = useState<Check>({ type: 'checking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setCheck({ type: 'checking' });
    auth.checkMailAction(code).then(
      (action) => isCurrent && setCheck({ type: 'ready', action }),
      (error: unknown) => isCurrent && setCheck({ type: 'failed', code: errorCode(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [auth, code, attempt]);
  return [check, () => setAttempt(attempt + 1)];
}

function MailFailure({ code, onRetry }: { code: ErrorCode; onRetry: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const isLinkAtFault = code === 'invalidCode' || code === 'expiredCode';
  return (
    <AuthPage
      title={t('auth.mailFailedTitle')}
      foot={
        <>
          <PageLink to={routes.resetPassword}>{t('auth.toReset')}</PageLink>
          {' · '}
          <PageLink to={routes.home}>{t('auth.toApp')}</PageLink>
        </>
      }
    >
      <Banner
        tone="danger"
        action={
          isLinkAtFault ? undefined : (
            <Button size="s" onClick={onRetry}>
              {t('auth.retry')}
            </Button>
          )
        }
      >
        {isLinkAtFault ? t('auth.mailLinkUsed') : errorText(code)}
      </Banner>
    </AuthPage>
  );
}

interface StepProps {
  code: string;
  onDone: () => void;
}

/** Asks for a press: programs that look into mails open links too. */
function ConfirmForm({ code, label, onDone }: StepProps & { label: string }) {
  const errorText = useErrorText();
  const auth = useAuth();
  const applying = useAction(auth.applyMailAction);
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void applying.run(code).then((isApplied) => isApplied && onDone());
      }}
    >
      {applying.error && <Banner tone="danger">{errorText(applying.error)}</Banner>}
      <Button type="submit" variant="primary" isWide isBusy={applying.isBusy}>
        {label}
      </Button>
    </form>
  );
}

function NewPasswordForm({ code, onDone }: StepProps) {
  const t = useT();
  const errorText = useErrorText();
  const auth = useAuth();
  const [password, setPassword] = useState('');
  const [isWeak, setIsWeak] = useState(false);
  const saving = useAction(auth.confirmPasswordReset);
  const isFieldError = isWeak || saving.error === 'weakPassword';
  const form = useFocusInvalid(isFieldError);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isTooShort = password.length < PASSWORD_MIN_CHARS;
    setIsWeak(isTooShort);
    if (!isTooShort && (await saving.run(code, password))) onDone();
  }

  return (
    <form
      ref={form}
      className={formStyles['form']}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {saving.error && !isFieldError && <Banner tone="danger">{errorText(saving.error)}</Banner>}
      <PasswordField
        label={t('auth.newPassword')}
        name="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(text) => {
          setPassword(text);
          setIsWeak(false);
          saving.clear();
        }}
        hint={t('auth.passwordHint', { min: PASSWORD_MIN_CHARS })}
        error={isFieldError ? errorText('weakPassword') : undefined}
      />
      <Button type="submit" variant="primary" isWide isBusy={saving.isBusy}>
        {t('auth.newPasswordSave')}
      </Button>
    </form>
  );
}
