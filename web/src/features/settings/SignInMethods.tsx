import { KeyRound, Smartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { CredentialsForm } from '../../components/CredentialsForm';
import { GoogleMark } from '../../components/GoogleMark';
import { PhoneCodeForm } from '../../components/PhoneCodeForm';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import type { ProviderId } from '../../ports/auth';
import { useServices } from '../../ports/services';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Dialog } from '../../ui/Dialog';
import { useToast } from '../../ui/Toasts';
import styles from './AccountSection.module.css';

const METHODS: readonly ProviderId[] = ['password', 'google.com', 'phone'];

const LABELS = {
  password: 'settings.methodPassword',
  'google.com': 'settings.methodGoogle',
  phone: 'settings.methodPhone',
} as const satisfies Record<ProviderId, string>;

const ICONS: Record<ProviderId, ReactNode> = {
  password: <KeyRound className={styles['methodIcon']} />,
  'google.com': <GoogleMark className={styles['methodIcon']} />,
  phone: <Smartphone className={styles['methodIcon']} />,
};

/** Ways to sign in: which there are, adding one, removing all but the last. */
export function SignInMethods({ without }: { without?: ProviderId }) {
  return (
    <ul className={styles['methods']}>
      {METHODS.filter((provider) => provider !== without).map((provider) => (
        <Method key={provider} provider={provider} />
      ))}
    </ul>
  );
}

function Method({ provider }: { provider: ProviderId }) {
  const t = useT();
  const { account } = useSession();
  const isLinked = account.providers.includes(provider);
  const details = { password: account.email, 'google.com': null, phone: account.phoneNumber };
  const detail = isLinked ? (details[provider] ?? t('settings.methodOn')) : t('settings.methodOff');
  return (
    <li className={styles['method']}>
      {ICONS[provider]}
      <div className={styles['methodWords']}>
        <div>{t(LABELS[provider])}</div>
        <div className={styles['detail']}>{detail}</div>
      </div>
      {isLinked ? <RemoveMethod provider={provider} /> : <AddMethod provider={provider} />}
    </li>
  );
}

function RemoveMethod({ provider }: { provider: ProviderId }) {
  const t = useT();
  const errorText = useErrorText();
  const { account } = useSession();
  const { auth } = useServices();
  const [isAsking, setIsAsking] = useState(false);
  const removing = useAction(() => auth.unlink(provider));
  // The last way in can't be removed: nothing is offered.
  if (account.providers.length <= 1) return null;
  const method = t(LABELS[provider]);
  return (
    <>
      <Button
        size="s"
        variant="ghost"
        aria-label={t('settings.methodRemoveNamed', { method })}
        onClick={() => setIsAsking(true)}
      >
        {t('settings.methodRemove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('settings.methodRemoveTitle', { method })}
        body={t('settings.methodRemoveBody')}
        confirmLabel={t('settings.methodRemove')}
        cancelLabel={t('settings.cancel')}
        isBusy={removing.isBusy}
        error={removing.error && errorText(removing.error)}
        onConfirm={() => void removing.run().then((isDone) => isDone && setIsAsking(false))}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}

function AddMethod({ provider }: { provider: ProviderId }) {
  const t = useT();
  const errorText = useErrorText();
  const { auth } = useServices();
  const [isOpen, setIsOpen] = useState(false);
  const google = useAction(auth.linkGoogle);
  const add = () => {
    if (provider === 'google.com') void google.run();
    else setIsOpen(true);
  };
  return (
    <>
      <Button
        size="s"
        isBusy={google.isBusy}
        aria-label={t('settings.methodAddNamed', { method: t(LABELS[provider]) })}
        onPointerEnter={provider === 'google.com' ? auth.prepareGoogle : undefined}
        onFocus={provider === 'google.com' ? auth.prepareGoogle : undefined}
        onClick={add}
      >
        {t('settings.methodAdd')}
      </Button>
      {google.error && <Banner tone="danger">{errorText(google.error)}</Banner>}
      {isOpen && <AddMethodDialog provider={provider} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function AddMethodDialog({ provider, onClose }: { provider: ProviderId; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const { auth } = useServices();
  const done = () => {
    toast({ text: t('settings.methodAdded'), tone: 'positive' });
    onClose();
  };
  return (
    <Dialog
      isOpen
      size="s"
      title={t('settings.methodAddNamed', { method: t(LABELS[provider]) })}
      closeLabel={t('settings.cancel')}
      onClose={onClose}
    >
      {provider === 'phone' ? (
        <PhoneCodeForm start={auth.startPhoneLink} onDone={done} />
      ) : (
        <CredentialsForm
          submitLabel={t('settings.methodAdd')}
          isNew
          onSubmit={async (email, password) => {
            await auth.linkPassword(email, password);
            done();
          }}
        />
      )}
    </Dialog>
  );
}
