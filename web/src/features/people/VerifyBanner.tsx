import { useEffect, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';

/** Asks quietly to confirm one's address, until that is put off for this visit. */
export function VerifyBanner({ email }: { email: string }) {
  const [isPutOff, setPutOff] = useState(false);
  return isPutOff ? null : <UnverifiedBanner email={email} onLater={() => setPutOff(true)} />;
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
