import type { Room } from '@hearth/domain/room';
import { isBlank } from '@hearth/domain/text';
import { isNotesRoom } from '@hearth/domain/room';
import { ArrowUp, Check } from 'lucide-react';
import { useRef, useState, type ChangeEvent } from 'react';
import { COMPOSER_MARK } from '../../components/composerFocus';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useDraft } from '../../state/drafts';
import { withoutEdit, withoutReply } from '../../state/draftSteps';
import { useRoomTitle } from '../../state/rooms';
import { useTypingSignal } from '../../state/typing';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import styles from './Composer.module.css';
import { LengthNote, Note, TroubleNotes } from './ComposerNotes';
import { ComposerTools } from './ComposerTools';
import { EditBar, ReplyBar } from './ContextBar';
import { typeInField } from './field';
import { SuggestionList } from './SuggestionList';
import { useCompletion } from './useCompletion';
import { useComposerField } from './useComposerField';
import { useComposerKeys } from './useComposerKeys';
import { useKnownMessage } from './useKnownMessage';
import { useRoomHandles } from './useRoomHandles';
import { useSubmit } from './useSubmit';

/** The field with what belongs to it: quote or edit above, suggestions, notes below. */
export function ComposerForm({ room }: { room: Room }) {
  const t = useT();
  const title = useRoomTitle(room);
  const [draft, setDraft] = useDraft(room.id);
  // Suggestions follow typing: not a text that came from elsewhere, nor a cursor that only moved.
  const [typed, setTyped] = useState({ text: '', cursor: 0 });
  const field = useRef<HTMLTextAreaElement>(null);
  const { messages } = useServices();
  const typing = useTypingSignal(room.id);
  const { candidates, uidOf } = useRoomHandles(room, draft.text.includes('@'));
  const replyTo = useKnownMessage(room.id, draft.replyToId);
  const editing = useKnownMessage(room.id, draft.editingId);
  const submission = useSubmit({ room, draft, setDraft, uidOf, replyTo, editing });
  const completion = useCompletion({ text: draft.text, typed, candidates, field });
  const isEdit = draft.editingId !== null;
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
  const keys = useComposerKeys({ room, draft, setDraft, completion, send, cancel });
  const placeholder = isNotesRoom(room)
    ? t('composer.placeholderNotes')
    : t('composer.placeholder', { room: title });

  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
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
        <div className={styles['box']}>
          {isEdit && <EditBar isGone={editing === null} onCancel={cancel} />}
          {!isEdit && draft.replyToId !== null && <ReplyBar message={replyTo} onCancel={cancel} />}
          <div className={styles['line']}>
            <textarea
              {...COMPOSER_MARK}
              ref={field}
              rows={1}
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
              onSelect={({ currentTarget }) => {
                if (currentTarget.selectionStart !== typed.cursor)
                  setTyped({ text: '', cursor: 0 });
              }}
            />
            <ComposerTools
              onEmoji={(emoji) => {
                const element = field.current;
                if (!element) return;
                typeInField(element, element.selectionStart, element.selectionEnd, emoji);
              }}
            />
            <IconButton
              type="submit"
              label={t(isEdit ? 'composer.save' : 'composer.send')}
              icon={isEdit ? <Check /> : <ArrowUp />}
              aria-disabled={!submission.canSubmit || undefined}
              className={styles['send']}
            />
          </div>
        </div>
      </div>
      <LiveRegion>
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
  );
}
