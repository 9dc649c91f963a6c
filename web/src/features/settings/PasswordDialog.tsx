import { PASSWORD_MIN_CHARS } from '@hearth/domain/credentials';
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
import { useToast } from '../../ui/Toasts';
import styles from './AccountSection.module.css';

/** The old password proves that it is oneself, the new one takes its place. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const formId = useId();
  const toast = useToast();
  const { auth } = useServices();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isWeak, setIsWeak] = useState(false);
  const changing = useAction(async () => {
    await auth.reauthenticateWithPassword(current);
    await auth.changePassword(next);
  });
  const { error } = changing;
  const isCurrentError = error === 'wrongCredentials';
  const isNextError = isWeak || error === 'weakPassword';
  const form = useFocusInvalid(isWeak || error);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const isTooShort = next.length < PASSWORD_MIN_CHARS;
    setIsWeak(isTooShort);
    if (isTooShort || !(await changing.run())) return;
    toast({ text: t('settings.passwordChanged'), tone: 'positive' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      size="s"
      title={t('settings.passwordChange')}
      closeLabel={t('settings.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('settings.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={changing.isBusy}>
            {t('settings.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        className={styles['form']}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        {error && !isCurrentError && !isNextError && (
          <Banner tone="danger">{errorText(error)}</Banner>
        )}
        <PasswordField
          label={t('settings.passwordCurrent')}
          autoComplete="current-password"
          required
          value={current}
          onChange={(text) => {
            setCurrent(text);
            changing.clear();
          }}
          error={isCurrentError ? t('settings.passwordWrong') : undefined}
        />
        <PasswordField
          label={t('auth.newPassword')}
          autoComplete="new-password"
          required
          value={next}
          onChange={(text) => {
            setNext(text);
            setIsWeak(false);
            changing.clear();
          }}
          hint={t('auth.passwordHint', { min: PASSWORD_MIN_CHARS })}
          error={isNextError ? errorText('weakPassword') : undefined}
        />
      </form>
    </Dialog>
  );
}
