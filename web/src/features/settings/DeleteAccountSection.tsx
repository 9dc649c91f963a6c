import { useState } from 'react';
import { Section } from '../../components/Section';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import styles from './AccountSection.module.css';
import { DeleteAccountDialog } from './DeleteAccountDialog';

/** The way out for good. */
export function DeleteAccountSection() {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={t('leaving.delete')} body={t('leaving.deleteBody')}>
      <div className={styles['line']}>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t('leaving.deleteBegin')}
        </Button>
      </div>
      {isAsking && <DeleteAccountDialog onClose={() => setAsking(false)} />}
    </Section>
  );
}
