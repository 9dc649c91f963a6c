import { useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import styles from './AccountSection.module.css';
import { DeleteAccountSection } from './DeleteAccountSection';
import { EmailDialog } from './EmailDialog';
import { ExportSection } from './ExportSection';
import { GuestUpgrade } from './GuestUpgrade';
import { PasswordDialog } from './PasswordDialog';
import { Section } from '../../components/Section';
import { SignInMethods } from './SignInMethods';

/** How one signs in, and out. */
export function AccountSection({ onSignOut }: { onSignOut: () => void }) {
  const t = useT();
  const { account } = useSession();
  return (
    <>
      {account.isGuest ? (
        <Section title={t('settings.guestTitle')} body={t('settings.guestBody')}>
          <GuestUpgrade />
        </Section>
      ) : (
        <>
          {account.email !== null && <EmailSection />}
          {account.providers.includes('password') && <PasswordSection />}
          <Section title={t('settings.methods')} body={t('settings.methodsBody')}>
            <SignInMethods />
          </Section>
        </>
      )}
      <SessionsSection onSignOut={onSignOut} />
      <ExportSection />
      <DeleteAccountSection />
    </>
  );
}

function EmailSection() {
  const t = useT();
  const errorText = useErrorText();
  const { account } = useSession();
  const { auth } = useServices();
  const [isChanging, setIsChanging] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const sending = useAction(async () => {
    await auth.sendVerification();
    setIsSent(true);
  });
  return (
    <Section title={t('settings.email')}>
      <div className={styles['line']}>
        <span className={styles['address']}>{account.email}</span>
        {account.providers.includes('password') && (
          <Button size="s" onClick={() => setIsChanging(true)}>
            {t('settings.change')}
          </Button>
        )}
      </div>
      {!account.isEmailVerified && (
        <Banner
          tone={isSent ? 'positive' : 'warning'}
          action={
            isSent ? undefined : (
              <Button size="s" isBusy={sending.isBusy} onClick={() => void sending.run()}>
                {t('settings.emailSend')}
              </Button>
            )
          }
        >
          {t(isSent ? 'people.verifySent' : 'settings.emailUnverified')}
        </Banner>
      )}
      {sending.error && <Banner tone="danger">{errorText(sending.error)}</Banner>}
      {isChanging && <EmailDialog onClose={() => setIsChanging(false)} />}
    </Section>
  );
}

function PasswordSection() {
  const t = useT();
  const [isChanging, setIsChanging] = useState(false);
  return (
    <Section title={t('auth.password')}>
      <div className={styles['line']}>
        <Button onClick={() => setIsChanging(true)}>{t('settings.passwordChange')}</Button>
      </div>
      {isChanging && <PasswordDialog onClose={() => setIsChanging(false)} />}
    </Section>
  );
}

function SessionsSection({ onSignOut }: { onSignOut: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { account } = useSession();
  const { auth } = useServices();
  const [isAsking, setIsAsking] = useState(false);
  const everywhere = useAction(auth.signOutEverywhere);
  return (
    <Section
      title={t('settings.sessions')}
      body={account.isGuest ? t('settings.guestSignOut') : undefined}
    >
      <div className={styles['line']}>
        <Button onClick={onSignOut}>{t('settings.signOut')}</Button>
        {!account.isGuest && (
          <Button variant="ghost" onClick={() => setIsAsking(true)}>
            {t('settings.signOutEverywhere')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        tone="danger"
        title={t('settings.signOutEverywhereTitle')}
        body={t('settings.signOutEverywhereBody')}
        confirmLabel={t('settings.signOutEverywhere')}
        cancelLabel={t('settings.cancel')}
        isBusy={everywhere.isBusy}
        error={everywhere.error && errorText(everywhere.error)}
        onConfirm={() => void everywhere.run()}
        onClose={() => setIsAsking(false)}
      />
    </Section>
  );
}
