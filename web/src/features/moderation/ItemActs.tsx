import { MUTE_MINUTES, type ReviewItem } from '@hearth/domain/review';
import { canInWorkspace } from '@hearth/domain/workspace';
import { Ban, Check, Eye, LogOut, MicOff, Trash2, UserX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useMe } from '../../state/session';
import { useWorkspaceRole } from '../../state/workspaceRole';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { MenuButton } from '../../ui/MenuButton';
import { actsOf, type ActName } from './itemActs';
import styles from './ItemDetail.module.css';
import { usePersonName } from './PersonName';
import { useDecide } from './useDecide';

const ICONS: Record<ActName, ReactNode> = {
  dismiss: <Check />,
  restore: <Eye />,
  delete: <Trash2 />,
  mute: <MicOff />,
  kick: <LogOut />,
  ban: <UserX />,
  banAll: <Ban />,
};

/** Asked first: they put a person out. */
const ASKED = ['kick', 'ban', 'banAll'] as const satisfies readonly ActName[];
type Asked = (typeof ASKED)[number];

function isAsked(act: ActName): act is Asked {
  return ASKED.some((asked) => asked === act);
}

export interface ItemActsProps {
  item: ReviewItem;
  /** The item is decided: the next one is up. */
  onDecided: () => void;
}

/** One press for each decision; two where a person is put out. */
export function ItemActs({ item, onDecided }: ItemActsProps) {
  const t = useT();
  const errorText = useErrorText();
  const me = useMe();
  const name = usePersonName(item.subjectId);
  const isWide = canInWorkspace(useWorkspaceRole(), 'banPerson');
  const decide = useDecide();
  const [asked, setAsked] = useState<Asked | null>(null);
  const deciding = useAction(async (act: ActName, minutes?: number) => {
    await decide(item, act, name, minutes);
    setAsked(null);
    onDecided();
  });
  const press = (act: ActName) => {
    if (isAsked(act)) setAsked(act);
    else void deciding.run(act);
  };
  return (
    <section className={styles['part']} aria-label={t('moderation.acts')}>
      <div className={styles['acts']}>
        {actsOf(item, me, isWide).map((act) =>
          act === 'mute' ? (
            <MenuButton
              key={act}
              label={t('moderation.act.mute')}
              icon={ICONS.mute}
              items={MUTE_MINUTES.map((minutes) => ({
                id: String(minutes),
                label: t('moderation.muteFor', { time: t('moderation.minutes', { minutes }) }),
                onSelect: () => void deciding.run('mute', minutes),
              }))}
            >
              {t('moderation.act.mute')}
            </MenuButton>
          ) : (
            <Button key={act} icon={ICONS[act]} isBusy={deciding.isBusy} onClick={() => press(act)}>
              {t(`moderation.act.${act}`)}
            </Button>
          ),
        )}
      </div>
      {deciding.error && !asked && <Banner tone="danger">{errorText(deciding.error)}</Banner>}
      {asked && (
        <ConfirmDialog
          isOpen
          tone="danger"
          title={t(`moderation.${asked}Title`, { name })}
          body={t(`moderation.${asked}Body`)}
          confirmLabel={t(`moderation.act.${asked}`)}
          cancelLabel={t('moderation.cancel')}
          isBusy={deciding.isBusy}
          error={deciding.error && errorText(deciding.error)}
          onConfirm={() => void deciding.run(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
