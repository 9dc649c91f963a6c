import type { OutboxSend } from '@hearth/domain/outbox';
import type { Attachment } from '@hearth/domain/media';
import { useStore } from 'zustand';
import { useSession } from '../../state/session';

/** A message of one's own that still has files to send; null for every other. */
export function useSendEntry(messageId: string | null): OutboxSend | null {
  const { outbox } = useSession();
  return useStore(outbox, ({ entries }) => {
    if (messageId === null) return null;
    const entry = entries.find(({ id }) => id === messageId);
    return entry?.type === 'send' && entry.pendingFiles.length > 0 ? entry : null;
  });
}

/** Whether a file, or the still picture of it, is yet to be sent. */
export function isPending(entry: OutboxSend, { id, posterId }: Attachment): boolean {
  return entry.pendingFiles.includes(id) || entry.pendingFiles.includes(posterId);
}

function sentOf(
  entry: OutboxSend,
  attachment: Attachment,
  progress: ReadonlyMap<string, number>,
): number {
  const { id, size } = attachment;
  if (!entry.pendingFiles.includes(id)) return size;
  return Math.min(size, progress.get(id) ?? 0);
}

/** How much of a file has been sent, in whole percent: a row draws no finer. */
export function useSentPercent(entry: OutboxSend, attachment: Attachment): number {
  const { outbox } = useSession();
  return useStore(outbox.progress, (progress) =>
    Math.floor((sentOf(entry, attachment, progress) / Math.max(1, attachment.size)) * 100),
  );
}

/** Bytes of a message's files that have been sent. */
export function useSentBytes(entry: OutboxSend): number {
  const { outbox } = useSession();
  return useStore(outbox.progress, (progress) =>
    entry.attachments.reduce((sum, attachment) => sum + sentOf(entry, attachment, progress), 0),
  );
}
