import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useLazyLoad } from '../../components/useLazyLoad';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { rememberFocus } from '../../ui/rememberFocus';
import { useToast } from '../../ui/Toasts';
import { MediaViewContext, type MediaPlayers, type MediaView } from './mediaView';
import { visualsOf } from './visuals';

const loadLightbox = withMoreWords(async () => (await import('./Lightbox')).Lightbox);

export interface MediaFrameProps {
  /** Those that are loaded, oldest first: the large view pages through their pictures. */
  messages: readonly Message[];
  players?: MediaPlayers | undefined;
  /** Offers to forward a file from the large view. */
  onForward?: ((message: Message, attachment: Attachment) => void) | undefined;
  children: ReactNode;
}

/** Around everything that shows media of one room: opens the large view over it. */
export function MediaFrame({ messages, players, onForward, children }: MediaFrameProps) {
  const t = useT();
  const toast = useToast();
  const [openId, setOpenId] = useState<string | null>(null);
  const { part: Lightbox, hasFailed, load } = useLazyLoad(loadLightbox);
  const returnFocus = useRef<() => void>(() => undefined);
  const view = useMemo<MediaView>(
    () => ({
      players: players ?? null,
      open: (_message, attachment) => {
        returnFocus.current = rememberFocus();
        load();
        setOpenId(attachment.id);
      },
      prepare: () => void loadLightbox().catch(() => undefined),
    }),
    [players, load],
  );
  useEffect(() => {
    if (!hasFailed || openId === null) return;
    setOpenId(null);
    toast({ text: t('media.viewerFailed'), tone: 'danger' });
  }, [hasFailed, openId, toast, t]);

  function close(): void {
    setOpenId(null);
    returnFocus.current();
  }
  /**
   * The large view takes everything else out of reach: it goes first. What comes next gives the focus
   * back to where it found it.
   */
  const forward =
    onForward &&
    ((message: Message, attachment: Attachment) => {
      flushSync(() => setOpenId(null));
      returnFocus.current();
      onForward(message, attachment);
    });
  const isOpen = openId !== null;
  const visuals = useMemo(() => (isOpen ? visualsOf(messages) : []), [isOpen, messages]);
  return (
    <MediaViewContext value={view}>
      {children}
      {isOpen && Lightbox && (
        <Lightbox
          visuals={visuals}
          currentId={openId}
          onView={setOpenId}
          onForward={forward}
          onClose={close}
        />
      )}
    </MediaViewContext>
  );
}
