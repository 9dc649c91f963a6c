import { REACTIONS_PER_PERSON_MAX } from '@hearth/domain/limits';
import { errorCode } from '@hearth/domain/errors';
import { safeFileName } from '@hearth/domain/media';
import { decodeMentions } from '@hearth/domain/mention';
import type { ShownMessage } from '@hearth/domain/outbox';
import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { useMemo, useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { withWords } from '../../state/drafts';
import { withEdit, withReply } from '../../state/draftSteps';
import { saveAs } from '../../state/media';
import { useSession, type Session } from '../../state/session';
import type { JumpResult, Timeline } from '../../state/timeline';
import { useOpenReminder, type OpenReminder } from '../../components/openReminder';
import { useOpenReport, type OpenReport } from '../../components/openReport';
import { useToast } from '../../ui/Toasts';
import type { OnForward } from './timelineMedia';
import type { MessageActions } from './timelineView';

/** A question or a list about one message, in a dialog. */
export type OpenDialog = { type: 'delete' | 'readers' | 'edits' | 'react'; message: ShownMessage };

export interface MessageActionsInput {
  room: Room;
  timeline: Timeline;
  onForward: OnForward | undefined;
  openDialog: (dialog: OpenDialog) => void;
  reveal: (messages: readonly ShownMessage[]) => void;
  scrollTo: (messageId: string) => void;
}

/** The text as the composer shows it: mentions by handle. */
function typedText(session: Session, text: string): string {
  const { profiles } = session.people.getState();
  return decodeMentions(text, (uid) => profiles.get(uid)?.handle);
}

/** What people do with messages, tied to the stores of the session. Identities never change. */
export function useMessageActions(input: MessageActionsInput): MessageActions {
  const session = useSession();
  const toast = useToast();
  const t = useT();
  const openReport = useOpenReport();
  const openReminder = useOpenReminder();
  const latest = useRef({ ...input, session, toast, t, openReport, openReminder });
  latest.current = { ...input, session, toast, t, openReport, openReminder };
  return useMemo(() => makeActions(() => latest.current), []);
}

type Latest = MessageActionsInput & {
  session: Session;
  toast: ReturnType<typeof useToast>;
  t: ReturnType<typeof useT>;
  openReport: OpenReport | null;
  openReminder: OpenReminder | null;
};

function makeActions(now: () => Latest): MessageActions {
  const changeDraft = (change: (draft: ReturnType<Session['drafts']['get']>) => typeof draft) => {
    const { session, room } = now();
    session.drafts.set(room.id, change(session.drafts.get(room.id)));
  };
  const edit = (message: ShownMessage, text: string) => {
    changeDraft((draft) => withEdit(draft, message.id, typedText(now().session, text)));
  };
  return {
    react: (message, emoji) => react(now(), message, emoji),
    pickReaction: (message) => now().openDialog({ type: 'react', message }),
    reply: (message) => changeDraft((draft) => withReply(draft, message.id)),
    edit: (message) => edit(message, message.text),
    remove: (message) => now().openDialog({ type: 'delete', message }),
    copyText: (message) => {
      void copy(now(), typedText(now().session, message.text), 'timeline.textCopied');
    },
    copyLink: (message) => {
      const link = new URL(routes.message(message.roomId, message.id), location.origin);
      void copy(now(), link.href, 'timeline.linkCopied');
    },
    download: (message) => void download(now(), message),
    forward: now().onForward ? (message) => now().onForward?.(message, null) : null,
    remind: now().openReminder && (({ id, roomId }) => now().openReminder?.({ id, roomId })),
    showReaders: (message) => now().openDialog({ type: 'readers', message }),
    showEdits: (message) => now().openDialog({ type: 'edits', message }),
    jumpTo: (id) => void jump(now(), id),
    jumpToUnread: () => jumpToUnread(now()),
    retry: (entryId) => now().session.outbox.retry(entryId),
    discard: (entryId) => void now().session.outbox.discard(entryId),
    editFailed: (message) => {
      const { session, room } = now();
      const { failedChange, delivery, id } = message;
      const entryId = failedChange?.entryId ?? id;
      const text = failedChange?.text ?? message.text;
      // Its files stay with it: what is mended is the message itself.
      if (delivery.type === 'failed' && message.attachments.length > 0) edit(message, text);
      else if (delivery.type === 'failed') takeBack(session, room, entryId);
      else if (session.outbox.discard(entryId)) edit(message, text);
    },
    report: ({ senderId: uid, roomId, id: messageId }) =>
      now().openReport?.({ uid, roomId, messageId }),
    reveal: (messages) => now().reveal(messages),
  };
}

/** A message that never arrived becomes what is typed, before what is typed already. */
function takeBack(session: Session, room: Room, entryId: string): void {
  const entry = session.outbox.discard(entryId);
  if (entry?.type !== 'send') return;
  const draft = session.drafts.get(room.id);
  const words = {
    text: typedText(session, entry.text),
    replyToId: entry.replyTo?.id ?? null,
  };
  session.drafts.set(room.id, withWords(draft, words));
}

function react({ session, toast, t }: Latest, message: ShownMessage, emoji: string): void {
  const mine = message.reactions[session.me] ?? [];
  const isOn = !mine.includes(emoji);
  if (isOn && mine.length >= REACTIONS_PER_PERSON_MAX) {
    toast({ text: t('timeline.tooManyReactions', { max: REACTIONS_PER_PERSON_MAX }) });
    return;
  }
  session.outbox.react(message, emoji, isOn);
}

async function jump(latest: Latest, id: string): Promise<void> {
  const result = await latest.timeline.jumpTo(id);
  if (result === 'found') latest.scrollTo(id);
  else tellFailed(result, latest);
}

async function jumpToUnread(latest: Latest): Promise<JumpResult> {
  const result = await latest.timeline.jumpToUnread();
  if (result !== 'found') tellFailed(result, latest);
  return result;
}

function tellFailed(result: Exclude<JumpResult, 'found'>, { toast, t }: Latest): void {
  toast({ text: t(result === 'offline' ? 'timeline.jumpOffline' : 'timeline.missing') });
}

async function download({ session, toast, t }: Latest, message: ShownMessage): Promise<void> {
  const [file] = message.attachments;
  if (!file) return;
  try {
    saveAs(await session.media.original(message, file.id), safeFileName(file.name));
  } catch (error) {
    const code = errorCode(error);
    const isGone = code === 'notFound' || code === 'denied';
    const why = code === 'offline' ? 'media.downloadOffline' : 'media.downloadFailed';
    toast({ text: t(isGone ? 'media.downloadGone' : why), tone: 'danger' });
  }
}

async function copy(
  { toast, t }: Latest,
  text: string,
  done: 'timeline.textCopied' | 'timeline.linkCopied',
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: t(done) });
  } catch {
    toast({ text: t('timeline.copyFailed'), tone: 'danger' });
  }
}
