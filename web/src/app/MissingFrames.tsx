import { routes } from '@hearth/domain/paths';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import styles from './RoomPage.module.css';
import shell from './Shell.module.css';
import { useShellActions } from './shellActions';

interface FrameProps {
  /** What says that the part did not load. */
  children: ReactNode;
}

/** Around what stands for a page: on a phone nothing else leads back. */
export function PageFrame({ children }: FrameProps) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className={shell['centred']}>
      <div>
        {children}
        <Button isWide variant="ghost" onClick={() => void navigate(routes.home)}>
          {t('shell.toRooms')}
        </Button>
      </div>
    </div>
  );
}

/** Around what stands for a panel beside a conversation: on a phone it covers that. */
export function PanelFrame({ children }: FrameProps) {
  const t = useT();
  const { setPanel } = useShellActions();
  return (
    <aside className={styles['panel']}>
      <div className={styles['header']}>
        <IconButton label={t('start.partClose')} icon={<X />} onClick={() => setPanel(null)} />
      </div>
      {children}
    </aside>
  );
}
