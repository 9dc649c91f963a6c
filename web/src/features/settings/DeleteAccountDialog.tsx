import { RECENT_SIGN_IN_MS } from '@hearth/domain/account';
import { routes } from '@hearth/domain/paths';
import { MINUTE_MS } from '@hearth/domain/time';
import { normalizeHandle } from '@hearth/domain/user';
import { useId, useState, type ReactNode } from 'react';
import { goTo } from '../../components/address';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './AccountSection.module.css';
import { SignInAgain } from './SignInAgain';

type Fate = 'keep' | 'remove';

/** A sign-in that is nearly too old is too old when the answer comes. */
const MARGIN_MS = MINUTE_MS;

/** Says what happens, lets one choose and confirm, and wants a sign-in of just now. */
export function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const { account, services } = useSession();
  const { auth, device, leaving } = services;
  const [fate, setFate] = useState<Fate>('keep');
  const [isProving, setProving] = useState(false);
  const canProve = account.providers.length > 0;
  const deleting = useAction(
    async () => {
      await leaving.deleteAccount(fate);
      await auth.signOut();
      goTo(routes.goodbye, { isReplacing: true });
    },
    (code) => setProving(code === 'reauthenticate' && canProve),
  );
  const begin = () => {
    const age = device.now() - account.signedInAt;
    if (canProve && age > RECENT_SIGN_IN_MS - MARGIN_MS) setProving(true);
    else void deleting.run();
  };
  const isGuestTooOld = deleting.error === 'reauthenticate' && !canProve;
  const words = deleting.error && (
    <Banner tone="danger">
      {isGuestTooOld ? t('leaving.guestOld') : errorText(deleting.error)}
    </Banner>
  );
  if (isProving) {
    return (
      <SignInAgain
        body={t('leaving.proofBody')}
        isBusy={deleting.isBusy}
        error={deleting.error === 'reauthenticate' ? null : words}
        onDone={() => void deleting.run()}
        onClose={onClose}
      />
    );
  }
  return (
    <AskDialog
      fate={fate}
      onFate={setFate}
      isBusy={deleting.isBusy}
      error={words}
      onConfirm={begin}
      onClose={onClose}
    />
  );
}

interface AskDialogProps {
  fate: Fate;
  onFate: (fate: Fate) => void;
  isBusy: boolean;
  error: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

function AskDialog({ fate, onFate, isBusy, error, onConfirm, onClose }: AskDialogProps) {
  const t = useT();
  const formId = useId();
  const confirmation = useHandleConfirmation();
  const form = useFocusInvalid(confirmation.error);
  return (
    <Dialog
      isOpen
      title={t('leaving.deleteTitle')}
      closeLabel={t('leaving.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('leaving.cancel')}</Button>
          <Button type="submit" form={formId} variant="danger" isBusy={isBusy}>
            {t('leaving.deleteNow')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (confirmation.check()) onConfirm();
        }}
      >
        {error}
        <p className={styles['words']}>{t('leaving.happens')}</p>
        <ul className={styles['happens']}>
          <li>{t('leaving.happensNow')}</li>
          <li>{t('leaving.happensRooms')}</li>
          <li>{t('leaving.happensRest')}</li>
          <li>{t('leaving.happensExport')}</li>
        </ul>
        <RadioGroup<Fate>
          label={t('leaving.messages')}
          value={fate}
          onChange={onFate}
          options={[
            {
              value: 'keep',
              label: t('leaving.messagesKeep'),
              hint: t('leaving.messagesKeepHint'),
            },
            {
              value: 'remove',
              label: t('leaving.messagesRemove'),
              hint: t('leaving.messagesRemoveHint'),
            },
          ]}
        />
        <TextField
          label={t('leaving.confirm', { handle: confirmation.wanted })}
          value={confirmation.typed}
          onChange={confirmation.type}
          error={confirmation.error ?? undefined}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          data-autofocus
        />
      </form>
    </Dialog>
  );
}

/** One's own handle, typed: nobody does that by accident. */
function useHandleConfirmation() {
  const t = useT();
  const { me } = useSession();
  const handle = usePerson(me)?.handle ?? '';
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const wanted = `@${handle}`;
  return {
    wanted,
    typed,
    type: (text: string) => {
      setTyped(text);
      setWrong(false);
    },
    error: isWrong ? t('leaving.confirmWrong', { handle: wanted }) : null,
    check: (): boolean => {
      const isRight = normalizeHandle(typed) === handle;
      setWrong(!isRight);
      return isRight;
    },
  };
}
