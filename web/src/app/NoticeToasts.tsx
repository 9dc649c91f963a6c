import { routes } from '@hearth/domain/paths';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useStore } from 'zustand';
import { useT } from '../i18n/i18n';
import { useSession } from '../state/session';
import { useToast } from '../ui/Toasts';

/** Tells each notice once, and clears it away. */
export function NoticeToasts() {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const { notices } = useSession();
  const open = useStore(notices);
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, roomId, messageId } of open) {
      if (told.current.has(id)) continue;
      told.current.add(id);
      toast({
        text: t('shell.fileRejected'),
        tone: 'danger',
        action: {
          label: t('shell.showMessage'),
          onSelect: () => void navigate(routes.message(roomId, messageId)),
        },
      });
      notices.dismiss(id);
    }
  }, [open, notices, toast, t, navigate]);
  return null;
}
