import { useState, type ReactNode } from 'react';
import { GoogleMark } from '../../components/GoogleMark';
import { PasswordField } from '../../components/PasswordField';
import { PhoneCodeForm } from '../../components/PhoneCodeForm';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Divider } from '../../ui/Divider';
import styles from './AccountSection.module.css';

export interface SignInAgainProps {
  /** What it is for. */
  body: string;
  /** What comes after it is under way. */
  isBusy: boolean;
  /** Why that did not work. */
  error: ReactNode;
  onDone: () => void;
  onClose: () => void;
}

/** The person proves who they are, by any of their ways to sign in. */
export function SignInAgain({ body, isBusy, error, onDone, onClose }: SignInAgainProps) {
  const t = useT();
  const { account, services } = useSession();
  const { providers, phoneNumber } = account;
  const ways = [
    providers.includes('password') && (
      <PasswordProof key="password" isBusy={isBusy} onDone={onDone} />
    ),
    providers.includes('google.com') && (
      <GoogleProof key="google" isBusy={isBusy} onDone={onDone} />
    ),
    providers.includes('phone') && (
      <PhoneCodeForm
        key="phone"
        known={phoneNumber ?? ''}
        start={services.auth.startPhoneReauthentication}
        onDone={onDone}
      />
    ),
  ].filter((way) => way !== false);
  return (
    <Dialog
      isOpen
      size="s"
      title={t('leaving.proofTitle')}
      closeLabel={t('leaving.cancel')}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <p className={styles['words']}>{body}</p>
        {error}
        {ways.flatMap((way, index) =>
          index === 0 ? [way] : [<Divider key={`or ${way.key}`}>{t('auth.or')}</Divider>, way],
        )}
      </div>
    </Dialog>
  );
}

interface ProofProps {
  isBusy: boolean;
  onDone: () => void;
}

function PasswordProof({ isBusy, onDone }: ProofProps) {
  const t = useT();
  const errorText = useErrorText();
  const { auth } = useSession().services;
  const [password, setPassword] = useState('');
  const proving = useAction(() => auth.reauthenticateWithPassword(password));
  const isWrong = proving.error === 'wrongCredentials';
  const form = useFocusInvalid(proving.error);
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void proving.run().then((isDone) => isDone && onDone());
      }}
    >
      {proving.error && !isWrong && <Banner tone="danger">{errorText(proving.error)}</Banner>}
      <PasswordField
        label={t('leaving.proofPassword')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(text) => {
          setPassword(text);
          proving.clear();
        }}
        error={isWrong ? t('leaving.proofWrong') : undefined}
      />
      <Button type="submit" variant="danger" isWide isBusy={isBusy || proving.isBusy}>
        {t('leaving.deleteNow')}
      </Button>
    </form>
  );
}

function GoogleProof({ isBusy, onDone }: ProofProps) {
  const t = useT();
  const errorText = useErrorText();
  const { auth } = useSession().services;
  const proving = useAction(auth.reauthenticateWithGoogle);
  return (
    <>
      {proving.error && (
        <Banner tone="danger">
          {proving.error === 'wrongCredentials'
            ? t('leaving.proofMismatch')
            : errorText(proving.error)}
        </Banner>
      )}
      <Button
        isWide
        icon={<GoogleMark />}
        isBusy={isBusy || proving.isBusy}
        onPointerEnter={auth.prepareGoogle}
        onFocus={auth.prepareGoogle}
        onClick={() => void proving.run().then((isDone) => isDone && onDone())}
      >
        {t('leaving.proofGoogle')}
      </Button>
    </>
  );
}
