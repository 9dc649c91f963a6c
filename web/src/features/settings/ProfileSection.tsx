import {
  BIO_MAX_CHARS,
  DISPLAY_NAME_MAX_CHARS,
  STATUS_TEXT_MAX_CHARS,
} from '@hearth/domain/limits';
import { charCount } from '@hearth/domain/text';
import { SmilePlus } from 'lucide-react';
import { useRef, type FormEvent } from 'react';
import { EmojiPicker } from '../../components/EmojiPicker';
import { HandleField } from '../../components/HandleField';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useFocusInvalid } from '../../components/useFocusInvalid';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useMe } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Popover } from '../../ui/Popover';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { useToast } from '../../ui/Toasts';
import { PhotoDialog } from '../../components/photo/PhotoDialog';
import styles from './ProfileSection.module.css';
import { Section } from '../../components/Section';
import { useProfileEditor } from './useProfileEditor';
import { useProfilePhoto } from './useProfilePhoto';

/** Photo, name, handle, status, bio: what others see. */
export function ProfileSection() {
  const t = useT();
  return (
    <>
      <Section title={t('settings.photo')}>
        <PhotoEditor />
      </Section>
      <Section title={t('settings.about')}>
        <ProfileForm />
      </Section>
    </>
  );
}

function PhotoEditor() {
  const t = useT();
  const errorText = useErrorText();
  const me = useMe();
  const { hasPhoto, picture, opening, removing, save, close } = useProfilePhoto();
  const input = useRef<HTMLInputElement>(null);
  const error = opening.error ?? removing.error;
  return (
    <>
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <div className={styles['photo']}>
        <PersonAvatar uid={me} size={72} />
        <div className={styles['photoActions']}>
          <input
            ref={input}
            className={styles['file']}
            type="file"
            accept="image/*"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file again is a choice too.
              event.currentTarget.value = '';
              if (file) void opening.run(file);
            }}
          />
          <Button isBusy={opening.isBusy} onClick={() => input.current?.click()}>
            {t(hasPhoto ? 'settings.photoChange' : 'settings.photoAdd')}
          </Button>
          {hasPhoto && (
            <Button variant="ghost" isBusy={removing.isBusy} onClick={() => void removing.run()}>
              {t('settings.photoRemove')}
            </Button>
          )}
        </div>
      </div>
      {picture && <PhotoDialog picture={picture} onClose={close} onSave={save} />}
    </>
  );
}

function ProfileForm() {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const editor = useProfileEditor();
  const { fields, change, saving, nameProblem } = editor;
  const form = useFocusInvalid(saving.error);
  const formError = saving.error !== 'handleTaken' && saving.error;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (editor.canSave && (await saving.run())) toast({ text: t('settings.saved') });
  }

  return (
    <form ref={form} className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
      {formError && <Banner tone="danger">{errorText(formError)}</Banner>}
      <TextField
        label={t('people.displayName')}
        autoComplete="name"
        required
        value={fields.displayName}
        onChange={(displayName) => change({ displayName })}
        error={
          nameProblem === 'empty'
            ? t('people.nameEmpty')
            : nameProblem && t('people.nameTooLong', { max: DISPLAY_NAME_MAX_CHARS })
        }
      />
      <HandleField
        value={fields.handle}
        onChange={(handle) => change({ handle })}
        check={editor.check}
        isSubmitted
      />
      <StatusFields
        emoji={fields.statusEmoji}
        text={fields.statusText}
        isTooLong={editor.isStatusTooLong}
        onEmoji={(statusEmoji) => change({ statusEmoji })}
        onText={(statusText) => change({ statusText })}
      />
      <TextArea
        label={t('settings.bio')}
        rows={4}
        value={fields.bio}
        onChange={(bio) => change({ bio })}
        hint={
          <span className={styles['count']}>
            {t('settings.charsLeft', { count: BIO_MAX_CHARS - charCount(fields.bio.trim()) })}
          </span>
        }
        error={editor.isBioTooLong ? t('people.nameTooLong', { max: BIO_MAX_CHARS }) : undefined}
      />
      <div className={styles['actions']}>
        <Button
          type="submit"
          variant="primary"
          isBusy={saving.isBusy}
          disabled={!editor.isDirty || !editor.canSave}
        >
          {t('settings.save')}
        </Button>
        {editor.isDirty && (
          <Button variant="ghost" onClick={editor.discard}>
            {t('settings.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface StatusFieldsProps {
  emoji: string;
  text: string;
  isTooLong: boolean;
  onEmoji: (emoji: string) => void;
  onText: (text: string) => void;
}

function StatusFields({ emoji, text, isTooLong, onEmoji, onText }: StatusFieldsProps) {
  const t = useT();
  return (
    <div className={styles['status']}>
      <div className={styles['emoji']}>
        <span className={styles['emojiLabel']} aria-hidden="true">
          {t('settings.statusEmoji')}
        </span>
        <Popover
          label={t('settings.statusEmojiPick')}
          isFlush
          align="start"
          trigger={(props) => (
            <Button
              {...props}
              className={styles['emojiButton']}
              aria-label={t('settings.statusEmojiPick')}
              icon={emoji ? undefined : <SmilePlus />}
            >
              {emoji || undefined}
            </Button>
          )}
        >
          {(close) => (
            <EmojiPicker
              onPick={(picked) => {
                onEmoji(picked);
                close();
              }}
            />
          )}
        </Popover>
      </div>
      <TextField
        label={t('settings.status')}
        value={text}
        onChange={onText}
        hint={t('settings.statusHint')}
        error={isTooLong ? t('people.nameTooLong', { max: STATUS_TEXT_MAX_CHARS }) : undefined}
        trail={
          (emoji || text) && (
            <Button
              size="s"
              variant="ghost"
              onClick={() => {
                onEmoji('');
                onText('');
              }}
            >
              {t('settings.statusClear')}
            </Button>
          )
        }
      />
    </div>
  );
}
