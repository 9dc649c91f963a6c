import type { Room } from '@hearth/domain/room';
import { isBlank } from '@hearth/domain/text';
import { isNotesRoom } from '@hearth/domain/room';
import { ArrowUp, Check, Clock, Mic } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ChangeEvent } from 'react';
import { COMPOSER_MARK } from '../../components/composerFocus';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { useServices } from '../../ports/services';
import { useConnection } from '../../state/connection';
import { useDraft } from '../../state/drafts';
import { withoutEdit, withoutReply } from '../../state/draftSteps';
import { useRoomTitle } from '../../state/rooms';
import { useSession } from '../../state/session';
import { useKeptRecording, useTray } from '../../state/tray';
import { useTypingSignal } from '../../state/typing';
import { IconButton } from '../../ui/IconButton';
import { ALT } from '../../ui/keyNames';
import { lazyPart, useLazyPart } from '../../ui/lazyPart';
import { LiveRegion } from '../../ui/LiveRegion';
import { AttachButton } from './AttachButton';
import styles from './Composer.module.css';
import type { ComposerLater } from './composerLater';
import { LengthNote, Note, TroubleNotes } from './ComposerNotes';
import { ComposerTools } from './ComposerTools';
import { EditBar, ReplyBar } from './ContextBar';
import { typeInField } from './field';
import { SuggestionList } from './SuggestionList';
import { useDropZone } from './useDropZone';
import { useCompletion } from './useCompletion';
import { useComposerField } from './useComposerField';
import { useComposerKeys } from './useComposerKeys';
import { useKnownMessage } from './useKnownMessage';
import { useRoomHandles } from './useRoomHandles';
import { useSendLater } from './useSendLater';
import { useSubmit } from './useSubmit';
import type { VoiceSlotProps } from './VoiceSlot';

/** Late enough to take nothing from the first view of the room. */
const VOICE_AFTER_MS = 3_000;

const voicePart = lazyPart(withMoreWords(async () => (await import('./VoiceSlot')).VoiceSlot));
const trayPart = lazyPart(
  withMoreWords(async () => (await import('./AttachmentTray')).AttachmentTray),
);

/**
 * Files on the clipboard, unless they are a picture of the text beside it, as office programs put
 * there: those bring the text with its formatting. A file manager brings a name alone, a web page's
 * picture no plain text.
 */
function pastedFiles({ types, files }: DataTransfer): File[] {
  const isFormatted = types.includes('text/rtf') || types.includes('text/html');
  return isFormatted && types.includes('text/plain') ? [] : [...files];
}

/** The field with what belongs to it: quote or edit above, suggestions, notes below. */
export function ComposerForm({ room, later }: { room: Room; later: ComposerLater | null }) {
  const t = useT();
  const title = useRoomTitle(room);
  const [draft, setDraft] = useDraft(room.id);
  // Suggestions follow typing: not a text that came from elsewhere, nor a cursor that only moved.
  const [typed, setTyped] = useState({ text: '', cursor: 0 });
  const field = useRef<HTMLTextAreaElement>(null);
  const { messages } = useServices();
  const { tray } = useSession();
  const typing = useTypingSignal(room.id);
  const { candidates, uidOf } = useRoomHandles(room, draft.text.includes('@'));
  const replyTo = useKnownMessage(room.id, draft.replyToId);
  const editing = useKnownMessage(room.id, draft.editingId);
  const isOffline = useConnection() === 'offline';
  const isAboutUnknown = replyTo === undefined || editing === undefined;
  const submission = useSubmit({ room, draft, setDraft, uidOf, replyTo, editing });
  const completion = useCompletion({ text: draft.text, typed, candidates, field });
  const isEdit = draft.editingId !== null;
  const items = useTray(room.id);
  const form = useRef<HTMLFormElement>(null);
  const addFiles = useCallback(
    (files: readonly File[]) => {
      tray.add(room.id, files);
      messages.prepareCommits();
      field.current?.focus();
    },
    [tray, room.id, messages],
  );
  const dropCover = useDropZone(form, t('composer.dropHere', { room: title }), addFiles);
  const [isRecording, setRecording] = useState(false);
  const { loaded: Tray, request: requestTray } = useLazyPart(trayPart);
  const hasTray = items.length > 0 && !isEdit;
  useEffect(() => {
    if (hasTray) requestTray(() => undefined);
  }, [hasTray, requestTray]);
  useComposerField(field, draft, room.id);

  function change(event: ChangeEvent<HTMLTextAreaElement>): void {
    const element = event.currentTarget;
    setDraft({ ...draft, text: element.value });
    setTyped({ text: element.value, cursor: element.selectionStart });
    messages.prepareCommits();
    if (!isEdit && !isNotesRoom(room)) {
      if (isBlank(element.value)) typing.stopped();
      else typing.typed();
    }
    // While a word is still composed it may not be changed under the person's hands.
    if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) {
      completion.onTyped(element);
    }
  }
  function send(): void {
    if (submission.submit()) typing.sent();
    field.current?.focus();
  }
  function cancel(): void {
    setDraft(isEdit ? withoutEdit(draft) : withoutReply(draft));
    field.current?.focus();
  }
  const sendLater = useSendLater(later !== null && submission.later !== null);
  const openLater = () => sendLater.open(true);
  const keys = useComposerKeys({ room, draft, setDraft, completion, send, openLater, cancel });
  const placeholder = isNotesRoom(room)
    ? t('composer.placeholderNotes')
    : t('composer.placeholder', { room: title });

  const hasRecording = useKeptRecording(room.id) !== null || isRecording;
  const isUnwritten = isBlank(draft.text) && items.every(({ send }) => send !== null);
  const isVoice = hasRecording || (!isEdit && isUnwritten);

  return (
    <>
      <form
        ref={form}
        className={styles['composer']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {later && <later.Line roomId={room.id} />}
        <div className={styles['anchor']}>
          {completion.isOpen && (
            <SuggestionList
              id={completion.listId}
              suggestions={completion.suggestions}
              active={completion.active}
              onTake={completion.take}
              onPoint={completion.setActive}
            />
          )}
          {dropCover}
          <div className={styles['box']}>
            {isEdit && <EditBar isGone={editing === null} onCancel={cancel} />}
            {!isEdit && draft.replyToId !== null && (
              <ReplyBar message={replyTo} onCancel={cancel} />
            )}
            {hasTray && Tray && <Tray items={items} onRemove={(id) => tray.remove(room.id, id)} />}
            <div className={styles['line']}>
              {!isEdit && !isRecording && <AttachButton onFiles={addFiles} />}
              <textarea
                {...COMPOSER_MARK}
                ref={field}
                rows={1}
                hidden={isRecording}
                dir="auto"
                value={draft.text}
                placeholder={placeholder}
                aria-label={t('composer.label', { room: title })}
                aria-autocomplete="list"
                aria-controls={completion.isOpen ? completion.listId : undefined}
                aria-activedescendant={completion.activeId}
                aria-invalid={submission.problem === 'tooLong' || undefined}
                autoCapitalize="sentences"
                enterKeyHint={keys.isTouch ? 'enter' : 'send'}
                className={styles['field']}
                onChange={change}
                onKeyDown={keys.onKeyDown}
                onPaste={(event) => {
                  const files = pastedFiles(event.clipboardData);
                  if (isEdit || files.length === 0) return;
                  event.preventDefault();
                  addFiles(files);
                }}
                onSelect={({ currentTarget }) => {
                  if (currentTarget.selectionStart !== typed.cursor)
                    setTyped({ text: '', cursor: 0 });
                }}
              />
              {!isRecording && (
                <ComposerTools
                  onEmoji={(emoji) => {
                    const element = field.current;
                    if (!element) return;
                    typeInField(element, element.selectionStart, element.selectionEnd, emoji);
                  }}
                />
              )}
              {isVoice ? (
                <LazyVoice room={room} onActive={setRecording} onSent={() => typing.sent()} />
              ) : (
                <>
                  {later && submission.later && (
                    <IconButton
                      ref={sendLater.button}
                      label={t('composer.sendLater')}
                      shortcut={`${ALT} Enter`}
                      icon={<Clock />}
                      aria-haspopup="menu"
                      onClick={({ detail }) => sendLater.open(detail === 0)}
                    />
                  )}
                  <span className={styles['sendPlace']} {...sendLater.press}>
                    <IconButton
                      type="submit"
                      label={t(isEdit ? 'composer.save' : 'composer.send')}
                      icon={isEdit ? <Check /> : <ArrowUp />}
                      aria-disabled={!submission.canSubmit || undefined}
                      className={styles['send']}
                    />
                  </span>
                </>
              )}
            </div>
          </div>
        </div>
        <LiveRegion>
          {isOffline && isAboutUnknown && <Note>{t('composer.contextOffline')}</Note>}
          {isEdit && submission.problem === 'empty' && <Note>{t('composer.emptyEdit')}</Note>}
          <LengthNote
            length={submission.length}
            partCount={submission.partCount}
            onSendParts={submission.submitParts}
          />
        </LiveRegion>
        <TroubleNotes />
        <LiveRegion isHidden>
          {completion.isOpen && t('composer.suggestions', { count: completion.suggestions.length })}
        </LiveRegion>
      </form>
      {later && submission.later && sendLater.opening && (
        <later.Menu
          key={sendLater.opening.id}
          room={room}
          message={submission.later}
          anchor={sendLater.opening.anchor}
          isFromKeyboard={sendLater.opening.isFromKeyboard}
          returnFocusTo={field.current}
        />
      )}
    </>
  );
}

/** The microphone, whose code comes some time after the room. */
function LazyVoice(props: VoiceSlotProps) {
  const t = useT();
  const { loaded: VoiceSlot, request } = useLazyPart(voicePart);
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  useEffect(() => {
    const timer = window.setTimeout(() => latest.current(() => undefined), VOICE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (VoiceSlot) return <VoiceSlot {...props} />;
  const load = () => request(() => undefined);
  return (
    <IconButton
      label={t('voice.record')}
      icon={<Mic />}
      onPointerEnter={load}
      onFocus={load}
      onClick={load}
    />
  );
}
