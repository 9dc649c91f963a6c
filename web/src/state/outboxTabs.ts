import { deleteWrites, reactWrites } from '@hearth/domain/outboxWrites';
import {
  hasLeft,
  revisionOf,
  targetOf,
  type OutboxEdit,
  type OutboxEntry,
} from '@hearth/domain/outbox';
import type { Message } from '@hearth/domain/message';
import type { OutboxStorageChange } from '../ports/outboxStorage';
import type { OutboxLedger } from './outboxLedger';

/**
 * Joins what other tabs say with what is known here. Words cross on the way: one tab rewrites or
 * takes back what another one is sending, or speaks for the last time before it closes. The last
 * text wins, nothing is sent twice, and what came too late is made good on the server.
 */
export class OutboxTabs {
  readonly #ledger: OutboxLedger;
  /** Taken back elsewhere while on the wire here. */
  readonly #takenBack = new Set<string>();

  constructor(ledger: OutboxLedger) {
    this.#ledger = ledger;
  }

  hear(change: OutboxStorageChange) {
    switch (change.type) {
      case 'put':
        this.#onPut(change.entry);
        return;
      case 'removed':
        this.#onRemoval(change);
        return;
      case 'progress':
        this.#ledger.setProgress(change.fileId, change.sentBytes);
        return;
      case 'draft':
        return;
    }
  }

  /** The server's message is here before its acknowledgement, perhaps to another tab. */
  confirm(message: Message) {
    const ledger = this.#ledger;
    const mine = ledger.find(message.id);
    if (mine?.type !== 'send' || mine.status.type === 'sent') return;
    if (ledger.isUnderWay(mine.id)) return;
    const isRewritten = ledger.isRewritten(mine.id);
    const sent = { ...mine, text: message.text };
    ledger.showSent(sent);
    this.#repeatRemoval(mine.id, true);
    if (isRewritten) this.#followUp(sent, mine);
    else this.catchUp(sent, mine, message);
  }

  /**
   * An entry was rewritten, perhaps by a tab that is gone, while an earlier try of it was on its way
   * after all: what it says now is an edit, unless the message was edited since.
   */
  catchUp(sent: OutboxEntry, mine: OutboxEntry, message: Message) {
    if (mine.revision !== undefined && message.editedAt === null) this.#followUp(sent, mine);
  }

  /** Whether a tab took an entry back while it was on the wire; asked once, when it has landed. */
  wasTakenBack(id: string): boolean {
    return this.#takenBack.delete(id);
  }

  /** What was taken back too late is undone on the server. */
  undo(sent: OutboxEntry) {
    const ledger = this.#ledger;
    const { roomId } = sent;
    const messageId = targetOf(sent);
    if (sent.type === 'send') {
      const deletion = ledger.make<'delete'>({ type: 'delete', roomId, messageId });
      ledger.apply(deleteWrites(ledger.entries(), deletion));
    } else if (sent.type === 'react') {
      const { emoji, isOn } = sent;
      const react = ledger.make<'react'>({ type: 'react', roomId, messageId, emoji, isOn: !isOn });
      ledger.apply(reactWrites(ledger.entries(), react));
    }
  }

  #onPut(entry: OutboxEntry) {
    const ledger = this.#ledger;
    if (entry.uid !== ledger.deps.me) return;
    const sent = ledger.closed(entry.id);
    const mine = ledger.find(entry.id);
    if (sent !== undefined) {
      this.#repeatRemoval(entry.id, sent !== null);
      if (sent && revisionOf(entry) > revisionOf(sent)) this.#followUp(sent, entry);
      if (sent === null && this.#isNews(entry)) this.#editAgain(entry);
    } else if (mine && ledger.isUnderWay(entry.id)) {
      if (revisionOf(entry) > revisionOf(mine)) this.#followUp(mine, entry);
    } else {
      this.#take(entry, mine);
    }
    this.#dropOvertaken(targetOf(entry));
    ledger.pump();
  }

  #take(entry: OutboxEntry, mine: OutboxEntry | undefined) {
    const ledger = this.#ledger;
    // A late word of a tab that led before: whoever leads now has it to send.
    const isStranded = ledger.drain !== null && entry.status.type === 'sending';
    const theirs: OutboxEntry = isStranded ? { ...entry, status: { type: 'queued' } } : entry;
    if (!mine || revisionOf(mine) <= revisionOf(entry)) {
      ledger.write([theirs], []);
    } else if (hasLeft(theirs)) {
      ledger.write([theirs], []);
      this.#followUp(theirs, mine);
    } else {
      // It was written before what this tab says was heard: say it again.
      const status = theirs.status.type === 'waiting' ? theirs.status : mine.status;
      ledger.apply({ put: [{ ...mine, status }], remove: [] });
    }
  }

  #onRemoval({ id, isSent, revision }: Extract<OutboxStorageChange, { type: 'removed' }>) {
    const ledger = this.#ledger;
    const mine = ledger.find(id);
    if (isSent) {
      if (!mine || mine.status.type === 'sent') return;
      ledger.showSent(mine);
      this.#repeatRemoval(id, true);
      return;
    }
    if (ledger.isUnderWay(id)) {
      this.#takenBack.add(id);
      return;
    }
    const sent = ledger.closed(id);
    if (sent) this.undo(sent);
    else ledger.close(id, null);
    if (!mine || mine.status.type === 'sent') return;
    ledger.write([], [id]);
    this.#repeatRemoval(id, false);
    // Written here since: what took it out, say a refused message that took it in, knows nothing of that.
    const isStale = revision !== undefined && revisionOf(mine) > revision;
    if (isStale && isEdit(mine)) this.#editAgain(mine);
    ledger.pump();
  }

  /** An edit that says more than any text known here. */
  #isNews(entry: OutboxEntry): entry is OutboxEdit {
    return isEdit(entry) && revisionOf(entry) > this.#ledger.lastText(entry.messageId);
  }

  /** What an edit said that is no longer there, in a new one or in the message that took it in. */
  #editAgain({ roomId, messageId, text, mentions, order }: OutboxEdit) {
    const edit = this.#ledger.make<'edit'>({ type: 'edit', roomId, messageId, text, mentions });
    this.#ledger.applyEdit({ ...edit, order });
  }

  /** A late word of a tab that is gone: a tab opened since then may have heard otherwise from here. */
  #repeatRemoval(id: string, isSent: boolean) {
    const { drain, deps } = this.#ledger;
    if (drain) void deps.storage.remove(deps.me, id, isSent);
  }

  /** Edits that wait while a later text of the message is known say nothing new. */
  #dropOvertaken(messageId: string) {
    const ledger = this.#ledger;
    const overtaken = ledger
      .entries()
      .filter(
        (entry) => targetOf(entry) === messageId && !hasLeft(entry) && ledger.isOvertaken(entry),
      );
    if (overtaken.length > 0) ledger.apply({ put: [], remove: overtaken.map(({ id }) => id) });
  }

  /** A text that came too late to be sent with its entry becomes an edit of what was sent. */
  #followUp(sent: OutboxEntry, late: OutboxEntry) {
    if (!('text' in sent) || !('text' in late) || sent.text === late.text) return;
    const messageId = targetOf(sent);
    const order = revisionOf(late);
    if (order < this.#ledger.lastText(messageId)) return;
    const { roomId } = sent;
    const { text, mentions } = late;
    const edit = this.#ledger.make<'edit'>({ type: 'edit', roomId, messageId, text, mentions });
    // Never into an edit that waits: the tab that wrote it may be taking it back.
    const overtaken = this.#ledger
      .entries()
      .filter((entry) => isEdit(entry) && !hasLeft(entry) && entry.messageId === messageId);
    this.#ledger.apply({ put: [{ ...edit, order }], remove: overtaken.map(({ id }) => id) });
  }
}

function isEdit(entry: OutboxEntry): entry is OutboxEdit {
  return entry.type === 'edit';
}
