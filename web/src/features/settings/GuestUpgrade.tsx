import { CredentialsForm } from '../../components/CredentialsForm';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { Divider } from '../../ui/Divider';
import { useToast } from '../../ui/Toasts';
import styles from './AccountSection.module.css';
import { SignInMethods } from './SignInMethods';

/** A guest becomes a full account: the same person, with all rooms and messages. */
export function GuestUpgrade() {
  const t = useT();
  const toast = useToast();
  const { auth } = useServices();

  async function upgrade(email: string, password: string): Promise<void> {
    await auth.linkPassword(email, password);
    toast({ text: t('settings.guestDone'), tone: 'positive' });
    // The account stands; the banner offers to send the mail again.
    await auth.sendVerification().catch(() => undefined);
  }

  return (
    <div className={styles['narrow']}>
      <CredentialsForm submitLabel={t('settings.guestDo')} isNew onSubmit={upgrade} />
      <Divider>{t('auth.or')}</Divider>
      <SignInMethods without="password" />
    </div>
  );
}
