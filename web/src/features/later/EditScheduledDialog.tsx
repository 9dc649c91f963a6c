import { MESSAGE_MAX_CHARS } from '@hearth/domain/limits';
import { decodeMentions, encodeMentions, mentionedIds } from '@hearth/domain/mention';
import { messageTextProblem } from '@hearth/domain/message';
import type { Scheduled } from '@hearth/domain/scheduled';
import { charCount, cleanMessageText } from '@hearth/domain/text';
import type { Profile } from '@hearth/domain/user';
import { useId, useMemo, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { useRoom } from '../../state/rooms';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/TextArea';
import styles from './LaterPage.module.css';
import { TimeField } from './TimeField';
import { useTimeField } from './useTimeField';

export interface EditScheduledDialogProps {
  item: Scheduled;
  onClose: () => void;
}

/** Changes text and time of a message that waits. */
export function EditScheduledDialog({ item, onClose }: EditScheduledDialogProps) {
  const t = useT();
  const errorText = useErrorText();
  const formId = useId();
  const text = useTextField(item);
  const time = useTimeField(item.sendAt);
  const { later } = useSession();
  const saving = useAction((stored: string, sendAt: number) =>
    later.reschedule(item.id, {
      roomId: item.roomId,
      text: stored,
      mentions: mentionedIds(stored),
      replyTo: item.replyTo,
      sendAt,
    }),
  );
  const submit = async () => {
    const stored = text.check();
    const sendAt = time.check();
    if (stored === null || sendAt === null) return;
    if (await saving.run(stored, sendAt)) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('later.editTitle')}
      closeLabel={t('later.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('later.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} isBusy={saving.isBusy}>
            {t('later.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {saving.error && (
          <Banner tone="danger">
            {saving.error === 'notFound' ? t('later.gone') : errorText(saving.error)}
          </Banner>
        )}
        <TextArea
          label={t('later.text')}
          value={text.value}
          onChange={text.onChange}
          error={text.error}
          data-autofocus
        />
        <TimeField field={time} />
      </form>
    </Dialog>
  );
}

/** The text as one types it: people by their handle. */
function useTextField(item: Scheduled) {
  const t = useT();
  const { people } = useSession();
  const [typed, setTyped] = useState(() => {
    const { profiles } = people.getState();
    return decodeMentions(item.text, (uid) => profiles.get(uid)?.handle);
  });
  const [isTried, setTried] = useState(false);
  const uidOf = useHandles(item, typed.includes('@'));
  const stored = cleanMessageText(encodeMentions(typed, uidOf));
  const problem = messageTextProblem(stored);
  const words = {
    empty: () => t('later.textEmpty'),
    tooLong: () => t('later.textTooLong', { over: charCount(stored) - MESSAGE_MAX_CHARS }),
  };
  return {
    value: typed,
    onChange: setTyped,
    error: problem && (isTried || problem === 'tooLong') ? words[problem]() : undefined,
    /** What is stored, or null; then the field says why. */
    check: (): string | null => {
      setTried(true);
      return problem ? null : stored;
    },
  };
}

/** People by handle: those whom the message names already, and those of the room. */
function useHandles(item: Scheduled, isWanted: boolean): (handle: string) => string | undefined {
  const room = useRoom(item.roomId);
  const members = room?.memberIds;
  const uids = useMemo(
    () => [...new Set([...item.mentions, ...(isWanted && members ? members : [])])],
    [item.mentions, members, isWanted],
  );
  const found = usePeople(uids);
  return useMemo(() => {
    const byHandle = new Map([...found.values()].map((each: Profile) => [each.handle, each.uid]));
    return (handle) => byHandle.get(handle);
  }, [found]);
}
