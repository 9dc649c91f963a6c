import { canInWorkspace, type WorkspaceRole } from '@hearth/domain/workspace';
import { Ban, DoorOpen, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { usePerson } from '../../state/people';
import { useMe } from '../../state/session';
import { useWorkspaceRole } from '../../state/workspaceRole';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { MenuButton } from '../../ui/MenuButton';
import { useToast } from '../../ui/Toasts';
import styles from './ItemDetail.module.css';
import { usePersonName } from './PersonName';

/** Shutting a person out of the workspace, letting them in, giving a role; nothing for anybody else. */
export function PersonPowers({ uid }: { uid: string }) {
  const t = useT();
  const me = useMe();
  const role = useWorkspaceRole();
  const person = usePerson(uid);
  const canBan = canInWorkspace(role, 'banPerson');
  if (!person || !canBan || uid === me || person.closed === 'deleted') return null;
  const isOpen = person.closed === undefined;
  return (
    <section className={styles['part']} aria-label={t('moderation.powers')}>
      <h3 className={styles['heading']}>{t('moderation.powers')}</h3>
      <div className={styles['acts']}>
        {isOpen ? <BanButton uid={uid} /> : <LetInButton uid={uid} />}
        {isOpen && canInWorkspace(role, 'grantRole') && <RoleMenu uid={uid} />}
      </div>
    </section>
  );
}

function BanButton({ uid }: { uid: string }) {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const name = usePersonName(uid);
  const { moderation } = useServices();
  const [isAsking, setAsking] = useState(false);
  const banning = useAction(async () => {
    await moderation.banPerson(uid, true);
    toast({ text: t('moderation.told.banAll', { name }) });
    setAsking(false);
  });
  return (
    <>
      <Button icon={<Ban />} onClick={() => setAsking(true)}>
        {t('moderation.act.banAll')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        tone="danger"
        title={t('moderation.banAllTitle', { name })}
        body={t('moderation.banAllBody')}
        confirmLabel={t('moderation.act.banAll')}
        cancelLabel={t('moderation.cancel')}
        isBusy={banning.isBusy}
        error={banning.error && errorText(banning.error)}
        onConfirm={() => void banning.run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function LetInButton({ uid }: { uid: string }) {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const name = usePersonName(uid);
  const { moderation } = useServices();
  const letting = useAction(async () => {
    await moderation.banPerson(uid, false);
    toast({ text: t('moderation.letInDone', { name }) });
  });
  return (
    <>
      <Button icon={<DoorOpen />} isBusy={letting.isBusy} onClick={() => void letting.run()}>
        {t('moderation.letIn')}
      </Button>
      {letting.error && <Banner tone="danger">{errorText(letting.error)}</Banner>}
    </>
  );
}

/** Nobody can read what role another person has: all of them are offered. */
function RoleMenu({ uid }: { uid: string }) {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const name = usePersonName(uid);
  const { moderation } = useServices();
  const [isAsking, setAsking] = useState(false);
  const granting = useAction(async (role: WorkspaceRole | null) => {
    await moderation.grantRole(uid, role);
    toast({ text: t(`moderation.roleDone.${role ?? 'none'}`, { name }) });
    setAsking(false);
  });
  const item = (id: string, label: string, onSelect: () => void) => ({ id, label, onSelect });
  return (
    <>
      <MenuButton
        label={t('moderation.role')}
        icon={<ShieldCheck />}
        items={[
          item('moderator', t('moderation.roleModerator'), () => void granting.run('moderator')),
          item('owner', t('moderation.roleOwner'), () => setAsking(true)),
          item('none', t('moderation.roleNone'), () => void granting.run(null)),
        ]}
      >
        {t('moderation.role')}
      </MenuButton>
      {granting.error && !isAsking && <Banner tone="danger">{errorText(granting.error)}</Banner>}
      <ConfirmDialog
        isOpen={isAsking}
        tone="danger"
        title={t('moderation.ownerTitle', { name })}
        body={t('moderation.ownerBody')}
        confirmLabel={t('moderation.ownerConfirm')}
        cancelLabel={t('moderation.cancel')}
        isBusy={granting.isBusy}
        error={granting.error && errorText(granting.error)}
        onConfirm={() => void granting.run('owner')}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
