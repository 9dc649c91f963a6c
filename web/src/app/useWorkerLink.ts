import { errorCode } from '@hearth/domain/errors';
import { replyRefTo } from '@hearth/domain/message';
import { routes } from '@hearth/domain/paths';
import type { WorkerOrder } from '@hearth/domain/workerMessage';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { listenToWorker, tellWorker } from '../browser/workerLink';
import { useErrorText } from '../i18n/errorText';
import { useLanguage } from '../i18n/i18n';
import { markRoomRead, watchReadRooms } from '../state/notificationsRead';
import { useSession, type Session } from '../state/session';
import { useToast } from '../ui/Toasts';

/** Follows what people do with notifications, and tells the worker what was read here. */
export function useWorkerLink(): void {
  const session = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const errorText = useErrorText();
  const { locale } = useLanguage();
  const open = (url: string) => {
    const { origin, pathname } = new URL(url, location.origin);
    if (origin === location.origin) void navigate(pathname);
  };
  const failed = (error: unknown) => {
    toast({ text: errorText(errorCode(error)), tone: 'danger' });
  };
  const latest = useRef({ open, failed });
  latest.current = { open, failed };

  useEffect(
    () =>
      listenToWorker((order) => {
        follow(order, session, latest.current.open).catch((error: unknown) => {
          latest.current.failed(error);
        });
      }),
    [session],
  );
  useEffect(() => {
    tellWorker({ type: 'locale', locale });
  }, [locale]);
  useEffect(
    () =>
      watchReadRooms(session.rooms, (roomId) => {
        tellWorker({ type: 'roomRead', roomId });
      }),
    [session],
  );
}

async function follow(
  order: WorkerOrder,
  session: Session,
  open: (url: string) => void,
): Promise<void> {
  switch (order.type) {
    case 'open':
      open(order.url);
      return;
    case 'read':
      return markRoomRead(session.rooms, order.roomId);
    case 'reply':
      await reply(order, session);
      return markRoomRead(session.rooms, order.roomId);
    case 'call':
      followCall(order, session, open);
      return;
  }
}

/** A camera is on only where somebody sees that it is: a notification takes a call with the voice. */
function followCall(
  { act, callId, roomId }: Extract<WorkerOrder, { type: 'call' }>,
  { calls: { actions } }: Session,
  open: (url: string) => void,
): void {
  if (act === 'decline') {
    actions.decline(callId);
    return;
  }
  open(routes.room(roomId));
  actions.accept(callId, { hasCamera: false, isMuted: false });
}

/** By way of the outbox; quotes the message where it can be had, because others may have followed it. */
async function reply(
  { roomId, messageId, text }: Extract<WorkerOrder, { type: 'reply' }>,
  { services, outbox }: Session,
): Promise<void> {
  const message = await services.messages.get(roomId, messageId).catch(() => null);
  const isThere = message !== null && message.deletedAt === null && message.hiddenAt === null;
  const replyTo = isThere ? replyRefTo(message) : null;
  outbox.send({ id: roomId }, { text, mentions: [], replyTo });
}
