import type { Profile } from '@hearth/domain/user';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useBlocking } from '../../components/useBlocking';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useBlocked } from '../../state/people';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

/** Block, after asking; unblock, at once. */
export function BlockActions({ person }: { person: Profile }) {
  const t = useT();
  const errorText = useErrorText();
  const isBlocked = useBlocked().has(person.uid);
  const { block, unblock } = useBlocking(person);
  const [isAsking, setIsAsking] = useState(false);
  const values = { name: person.displayName };

  if (isBlocked) {
    return (
      <Button icon={<Ban />} isBusy={unblock.isBusy} onClick={() => void unblock.run()}>
        {t('people.unblock')}
      </Button>
    );
  }
  return (
    <>
      <Button icon={<Ban />} onClick={() => setIsAsking(true)}>
        {t('people.block')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        tone="danger"
        title={t('people.blockTitle', values)}
        body={t('people.blockBody', values)}
        confirmLabel={t('people.block')}
        cancelLabel={t('people.cancel')}
        isBusy={block.isBusy}
        error={block.error && errorText(block.error)}
        onConfirm={() => void block.run().then((isDone) => isDone && setIsAsking(false))}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
