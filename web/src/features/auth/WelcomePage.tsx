import { errorCode } from '@hearth/domain/errors';
import { DISPLAY_NAME_MAX_CHARS } from '@hearth/domain/limits';
import { cleanName } from '@hearth/domain/text';
import { displayNameProblem, handleProblem, suggestHandle } from '@hearth/domain/user';
import { useState, type FormEvent } from 'react';
import formStyles from '../../components/CredentialsForm.module.css';
import { HandleField } from '../../components/HandleField';
import { useAction } from '../../components/useAction';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import {
  freeAlternatives,
  useHandleCheck,
  type HandleCheck,
} from '../../components/useHandleCheck';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import type { Account } from '../../ports/auth';
import { useServices } from '../../ports/services';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import { AuthPage } from './AuthPage';

/** The first step of a new account: a name, and a handle that nobody else has. */
export function WelcomePage({ account }: { account: Account }) {
  const t = useT();
  const { auth } = useServices();
  const leaving = useAction(auth.signOut);
  return (
    <AuthPage
      title={t('people.welcomeTitle')}
      lead={t(account.isGuest ? 'people.welcomeGuestLead' : 'people.welcomeLead')}
      foot={
        <Button size="s" variant="ghost" isBusy={leaving.isBusy} onClick={() => void leaving.run()}>
          {account.email === null
            ? t('people.welcomeLeave')
            : t('people.welcomeNotYou', { email: account.email })}
        </Button>
      }
    >
      <ProfileForm account={account} />
    </AuthPage>
  );
}

function ProfileForm({ account }: { account: Account }) {
  const t = useT();
  const errorText = useErrorText();
  const form = useProfileForm(account);
  const { saving, nameProblem } = form;
  const formError = saving.error !== 'handleTaken' && saving.error;

  return (
    <form
      ref={form.ref}
      className={formStyles['form']}
      noValidate
      onSubmit={(event) => void form.submit(event)}
    >
      {formError && <Banner tone="danger">{errorText(formError)}</Banner>}
      <TextField
        label={t('people.displayName')}
        name="name"
        autoComplete="name"
        autoFocus
        required
        value={form.name}
        onChange={form.setName}
        hint={t('people.displayNameHint')}
        error={
          nameProblem === 'empty'
            ? t('people.nameEmpty')
            : nameProblem && t('people.nameTooLong', { max: DISPLAY_NAME_MAX_CHARS })
        }
      />
      <HandleField
        value={form.handle}
        onChange={form.setHandle}
        check={form.check}
        isSubmitted={form.isSubmitted}
      />
      <Button type="submit" variant="primary" isWide isBusy={saving.isBusy}>
        {t('people.welcomeDo')}
      </Button>
    </form>
  );
}

function useProfileForm(account: Account) {
  const { people } = useServices();
  const [name, setName] = useState(account.suggestedName ?? '');
  /** Null follows the name until one types a handle. */
  const [typedHandle, setTypedHandle] = useState<string | null>(null);
  const [isSubmitted, setIsSubmitted] = useState(false);
  /** What saving found out, ahead of what typing did. */
  const [lost, setLost] = useState<(HandleCheck & { handle: string }) | null>(null);

  const handle = typedHandle ?? (name === '' ? '' : suggestHandle(name, account.uid));
  const asked = useHandleCheck(people, handle, null);
  const check = lost?.handle === handle ? lost : asked;
  const cleaned = cleanName(name);
  const problem = displayNameProblem(cleaned);
  // An empty field is no mistake before one tries to go on.
  const nameProblem = problem === 'tooLong' || isSubmitted ? problem : null;
  const blocked = isSubmitted && (problem ?? (check.type === 'taken' ? handle : null));
  const ref = useFocusInvalid(blocked);

  const saving = useAction(async () => {
    try {
      await people.createProfile(account.uid, {
        displayName: cleaned,
        handle,
        photoPath: null,
        bio: '',
        statusEmoji: '',
        statusText: '',
      });
    } catch (error) {
      if (errorCode(error) === 'handleTaken') {
        const alternatives = await freeAlternatives(people, handle).catch(() => []);
        setLost({ type: 'taken', handle, alternatives });
      }
      throw error;
    }
  });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsSubmitted(true);
    if (problem || handleProblem(handle) || check.type === 'taken') return;
    await saving.run();
  }

  return {
    ref,
    name,
    setName,
    nameProblem,
    handle,
    setHandle: setTypedHandle,
    check,
    isSubmitted,
    saving,
    submit,
  };
}
