import { REPORT_NOTE_MAX_CHARS } from '@hearth/domain/limits';
import { REPORT_REASONS, type ReportReason } from '@hearth/domain/report';
import { charCount } from '@hearth/domain/text';
import { Ban, Flag } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { ReportSubject } from '../../components/openReport';
import { useAction } from '../../components/useAction';
import { useBlocking } from '../../components/useBlocking';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useBlocked, usePerson } from '../../state/people';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextArea } from '../../ui/TextArea';
import styles from './ReportDialog.module.css';

export interface ReportDialogProps {
  subject: ReportSubject;
  onClose: () => void;
}

/** Tells moderators about a message or a person, and offers to block who it is about. */
export function ReportDialog({ subject, onClose }: ReportDialogProps) {
  const t = useT();
  const { me, services } = useSession();
  const [isSent, setSent] = useState(false);
  const sending = useAction(async (reason: ReportReason, note: string) => {
    await sendReport(services.moderation, me, subject, { reason, note });
    setSent(true);
  });
  const isKnown = sending.error === 'alreadyExists';
  return (
    <Dialog
      isOpen
      size="s"
      title={t(subject.messageId === null ? 'moderation.reportPerson' : 'moderation.reportMessage')}
      closeLabel={t('moderation.close')}
      onClose={onClose}
    >
      {isSent || isKnown ? (
        <Thanks uid={subject.uid} isKnown={isKnown} onClose={onClose} />
      ) : (
        <ReportForm sending={sending} />
      )}
    </Dialog>
  );
}

function sendReport(
  moderation: ReturnType<typeof useSession>['services']['moderation'],
  me: string,
  { uid, roomId, messageId }: ReportSubject,
  report: { reason: ReportReason; note: string },
): Promise<void> {
  return messageId !== null && roomId !== null
    ? moderation.reportMessage(me, { roomId, id: messageId, senderId: uid }, report)
    : moderation.reportPerson(me, { uid, roomId }, report);
}

interface ReportFormProps {
  sending: ReturnType<typeof useAction<[ReportReason, string]>>;
}

function ReportForm({ sending }: ReportFormProps) {
  const t = useT();
  const errorText = useErrorText();
  const formId = useId();
  const [reason, setReason] = useState<ReportReason | ''>('');
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const left = REPORT_NOTE_MAX_CHARS - charCount(note.trim());
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (reason === '') setMissing(true);
    else if (left >= 0) void sending.run(reason, note.trim());
  }
  return (
    <form id={formId} className={styles['form']} onSubmit={submit} noValidate>
      <RadioGroup<ReportReason | ''>
        label={t('moderation.reportWhy')}
        value={reason}
        onChange={(next) => {
          setReason(next);
          setMissing(false);
        }}
        options={REPORT_REASONS.map((value) => ({
          value,
          label: t(`moderation.reason.${value}`),
        }))}
      />
      <div role="alert">
        {isMissing && <p className={styles['missing']}>{t('moderation.reportChoose')}</p>}
      </div>
      <TextArea
        label={t('moderation.reportNote')}
        hint={t('moderation.reportLeft', { count: Math.max(0, left) })}
        error={left < 0 ? t('moderation.reportTooLong', { max: REPORT_NOTE_MAX_CHARS }) : null}
        value={note}
        onChange={setNote}
        rows={2}
      />
      <p className={styles['next']}>{t('moderation.reportNext')}</p>
      {sending.error && <Banner tone="danger">{errorText(sending.error)}</Banner>}
      <div className={styles['actions']}>
        <Button type="submit" variant="primary" icon={<Flag />} isBusy={sending.isBusy}>
          {t('moderation.reportSend')}
        </Button>
      </div>
    </form>
  );
}

interface ThanksProps {
  uid: string;
  isKnown: boolean;
  onClose: () => void;
}

/** What happens now, and what one can do by oneself. */
function Thanks({ uid, isKnown, onClose }: ThanksProps) {
  const t = useT();
  const errorText = useErrorText();
  const person = usePerson(uid);
  const isBlocked = useBlocked().has(uid);
  const name = person?.displayName ?? t('moderation.thisPerson');
  const { block } = useBlocking({ uid, displayName: name });
  const canBlock = !isBlocked && person?.closed === undefined;
  return (
    <div className={styles['form']}>
      <Banner tone={isKnown ? 'info' : 'positive'}>
        {t(isKnown ? 'moderation.reportKnown' : 'moderation.reportDone')}
      </Banner>
      {canBlock && <p className={styles['next']}>{t('moderation.reportBlock', { name })}</p>}
      {block.error && <Banner tone="danger">{errorText(block.error)}</Banner>}
      <div className={styles['actions']}>
        {canBlock && (
          <Button
            icon={<Ban />}
            isBusy={block.isBusy}
            onClick={() => void block.run().then((isDone) => isDone && onClose())}
          >
            {t('moderation.block', { name })}
          </Button>
        )}
        <Button variant="primary" onClick={onClose} ref={focusNow}>
          {t('moderation.done')}
        </Button>
      </div>
    </div>
  );
}

/** The form that had the focus is gone. */
function focusNow(button: HTMLButtonElement | null): void {
  button?.focus();
}
