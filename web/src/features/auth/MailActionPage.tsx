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

/** What Firebase writes into its links. */
const TYPES: Record<string, MailAction['type']> = {
  verifyEmail: 'verifyEmail',
  resetPassword: 'resetPassword',
  verifyAndChangeEmail: 'changeEmail',
  recoverEmail: 'recoverEmail',
};

/** Where the links in mails lead: confirm, change or restore an address, choose a new password. */
export function MailActionPage() {
  const params = new URLSearchParams(location.search);
  const type = TYPES[params.get('mode') ?? ''];
  const code = params.get('oobCode');
  if (!type || !code) return <MailFailure code="invalidCode" />;
  return type === 'verifyEmail' || type === 'changeEmail' ? (
    <MailAct type={type} code={code} />
  ) : (
    <CheckedMailAct type={type} code={code} />
  );
}

interface MailActProps {
  type: MailAction['type'];
  code: string;
}

type Check =
  { type: 'checking' } | { type: 'ready'; email: string } | { type: 'failed'; code: ErrorCode };

/** For acts where one wants to see first whose account it is. */
function CheckedMailAct({ type, code }: MailActProps) {
  const t = useT();
  const [check, retry] = useMailCheck(code);
  switch (check.type) {
    case 'checking':
      return (
        <AuthPage title={t('auth.mailChecking')}>
          <Skeleton width="80%" />
          <Skeleton shape="block" height="2.25rem" />
        </AuthPage>
      );
    case 'failed':
      return <MailFailure code={check.code} onRetry={retry} />;
    case 'ready':
      return <MailAct type={type} code={code} email={check.email} />;
  }
}

function MailAct({ type, code, email }: MailActProps & { email?: string }) {
  const t = useT();
  const [isDone, setIsDone] = useState(false);
  const done = () => setIsDone(true);
  const title = t(TITLES[type]);
  if (isDone) {
    return (
      <AuthPage title={title} foot={<PageLink to={routes.home}>{t('auth.toApp')}</PageLink>}>
        <Banner tone="positive">{t(DONE[type])}</Banner>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={title} lead={email}>
      {type === 'resetPassword' ? (
        <NewPasswordForm code={code} onDone={done} />
      ) : (
        <ConfirmForm code={code} label={t(BUTTONS[type])} onDone={done} />
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
      ({ email }) => isCurrent && setCheck({ type: 'ready', email }),
      (error: unknown) => isCurrent && setCheck({ type: 'failed', code: errorCode(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [auth, code, attempt]);
  return [check, () => setAttempt(attempt + 1)];
}

function MailFailure({ code, onRetry }: { code: ErrorCode; onRetry?: () => void }) {
  const t = useT();
  const mailErrorText = useMailErrorText();
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
          onRetry && !isLinkAtFault(code) ? (
            <Button size="s" onClick={onRetry}>
              {t('auth.retry')}
            </Button>
          ) : undefined
        }
      >
        {mailErrorText(code)}
      </Banner>
    </AuthPage>
  );
}

function isLinkAtFault(code: ErrorCode): boolean {
  return code === 'invalidCode' || code === 'expiredCode';
}

/** Nobody types the code of a link: what is wrong is the link. */
function useMailErrorText(): (code: ErrorCode) => string {
  const t = useT();
  const errorText = useErrorText();
  return (code) => (isLinkAtFault(code) ? t('auth.mailLinkUsed') : errorText(code));
}

interface StepProps {
  code: string;
  onDone: () => void;
}

/** Asks for a press: programs that look into mails open links too. */
function ConfirmForm({ code, label, onDone }: StepProps & { label: string }) {
  const mailErrorText = useMailErrorText();
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
      {applying.error && <Banner tone="danger">{mailErrorText(applying.error)}</Banner>}
      <Button type="submit" variant="primary" isWide isBusy={applying.isBusy}>
        {label}
      </Button>
    </form>
  );
}

function NewPasswordForm({ code, onDone }: StepProps) {
  const t = useT();
  const errorText = useErrorText();
  const mailErrorText = useMailErrorText();
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
      {saving.error && !isFieldError && (
        <Banner tone="danger">{mailErrorText(saving.error)}</Banner>
      )}
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
