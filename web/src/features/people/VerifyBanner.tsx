import { useEffect, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';

/** Asks quietly to confirm one's address, until it is confirmed or put off for this visit. */
export function VerifyBanner() {
  const { account } = useSession();
  const [isPutOff, setIsPutOff] = useState(false);
  if (account.isEmailVerified || account.email === null || isPutOff) return null;
  return <UnverifiedBanner email={account.email} onLater={() => setIsPutOff(true)} />;
}

function UnverifiedBanner({ email, onLater }: { email: string; onLater: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { auth } = useServices();
  const [isSent, setIsSent] = useState(false);
  const sending = useAction(async () => {
    await auth.sendVerification();
    setIsSent(true);
  });
  useRefreshOnReturn();

  const text = sending.error
    ? errorText(sending.error)
    : t(isSent ? 'people.verifySent' : 'people.verifyBanner', { email });
  return (
    <Banner
      layout="strip"
      tone={sending.error ? 'warning' : 'info'}
      action={
        <>
          {!isSent && (
            <Button
              size="s"
              variant="ghost"
              isBusy={sending.isBusy}
              onClick={() => void sending.run()}
            >
              {t('people.verifyAgain')}
            </Button>
          )}
          <Button size="s" variant="ghost" onClick={onLater}>
            {t('people.verifyLater')}
          </Button>
        </>
      }
    >
      {text}
    </Banner>
  );
}

/** The link is followed in another tab or on a phone: who comes back may be confirmed by now. */
function useRefreshOnReturn(): void {
  const { auth } = useServices();
  useEffect(() => {
    const refresh = () => void auth.refresh().catch(() => undefined);
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, [auth]);
}
