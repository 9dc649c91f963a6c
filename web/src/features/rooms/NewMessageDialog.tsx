import { Bookmark } from 'lucide-react';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useMe } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './dialogs.module.css';
import type { PeopleSearch } from './peopleSearch';
import { useOpenDirect } from './useOpenDirect';

export interface NewMessageDialogProps {
  Search: PeopleSearch;
  onClose: () => void;
  onOpened: (roomId: string) => void;
}

/** Finds someone and opens the conversation with them; oneself for notes. */
export function NewMessageDialog({ Search, onClose, onOpened }: NewMessageDialogProps) {
  const t = useT();
  const me = useMe();
  const errorText = useErrorText();
  const { open, isBusy, error } = useOpenDirect(onOpened);
  return (
    <Dialog
      isOpen
      title={t('rooms.newMessage')}
      closeLabel={t('rooms.close')}
      onClose={onClose}
      footer={
        <Button
          icon={<Bookmark />}
          isBusy={isBusy}
          onClick={() => {
            open(me);
          }}
        >
          {t('rooms.notesOpen')}
        </Button>
      }
    >
      <div className={styles['stack']}>
        <Search
          label={t('rooms.newMessageBody')}
          onPick={({ uid }) => {
            open(uid);
          }}
        />
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
      </div>
    </Dialog>
  );
}
