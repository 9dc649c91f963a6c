import { AUTOMOD_ID, type AuditAct, type AuditEntry } from '@hearth/domain/audit';
import type { ErrorCode } from '@hearth/domain/errors';
import { RULE_CHANGES, type RuleChange } from '@hearth/domain/moderation/moderationConfig';
import { WORKSPACE_ROLES } from '@hearth/domain/workspace';
import { CloudOff, ScrollText } from 'lucide-react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useFormat, useT, type MessageKey, type Translate } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { usePeople } from '../../state/people';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { useToast } from '../../ui/Toasts';
import styles from './AuditLog.module.css';
import { usePersonName } from './PersonName';
import { RoomName } from './RoomName';
import { useAudit } from './useAudit';

/** What of the rules changed, by the names that the settings have for it. */
const RULE_WORDS = {
  on: 'moderation.rulesOn',
  off: 'moderation.rulesOff',
  actions: 'moderation.settingsRules',
  ownWords: 'moderation.settingsOwnWords',
  allowedWords: 'moderation.settingsAllowedWords',
  allowedDomains: 'moderation.settingsAllowedDomains',
  deniedDomains: 'moderation.settingsDeniedDomains',
  muteMinutes: 'moderation.settingsMute',
  mentionsMax: 'moderation.settingsMentions',
} as const satisfies Record<RuleChange, MessageKey>;

/** What was done, newest first. Put a `key` where the room changes. */
export function AuditLog({ roomId }: { roomId: string | null }) {
  const t = useT();
  const { items: entries, status, error, hasMore, loadMore } = useAudit(roomId);
  if (entries.length === 0 && status === 'loading') return <LoadingLog />;
  if (entries.length === 0 && status === 'ready') {
    return (
      <EmptyState
        icon={<ScrollText />}
        title={t('moderation.logEmpty')}
        body={t('moderation.logEmptyBody')}
      />
    );
  }
  if (entries.length === 0 && error) return <NotLoaded code={error} onRetry={loadMore} />;
  return (
    <div className={styles['log']}>
      <ol className={styles['entries']}>
        {entries.map((entry) => (
          <LogRow key={`${entry.roomId}/${entry.id}`} entry={entry} />
        ))}
      </ol>
      {error && <NotLoaded code={error} onRetry={loadMore} />}
      {!error && hasMore && (
        <Button isBusy={status === 'loading'} onClick={loadMore} className={styles['more']}>
          {t('moderation.logMore')}
        </Button>
      )}
    </div>
  );
}

function NotLoaded({ code, onRetry }: { code: ErrorCode; onRetry: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudOff />}
        title={t('moderation.logError')}
        body={errorText(code)}
        action={<Button onClick={onRetry}>{t('moderation.tryAgain')}</Button>}
      />
    </div>
  );
}

function LoadingLog() {
  const t = useT();
  return (
    <div role="status" aria-label={t('moderation.logLoading')} className={styles['loading']}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} width={`${String(90 - index * 5)}%`} />
      ))}
    </div>
  );
}

function LogRow({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const format = useFormat();
  const { subjectId, act, at, roomId } = entry;
  const { actor, name } = useNames(entry);
  const detail = detailWords(entry, t);
  return (
    <li className={styles['entry']}>
      <time
        dateTime={new Date(at).toISOString()}
        title={format.full(at)}
        className={styles['time']}
      >
        {format.shortDate(at)}, {format.time(at)}
      </time>
      <span className={styles['words']}>
        {t(`moderation.logged.${act}`, { actor, name })}
        {detail !== '' && <span className={styles['quiet']}> ({detail})</span>}
        <span className={styles['where']}>
          <RoomName roomId={roomId} />
        </span>
      </span>
      {subjectId !== null && <TakeBack act={act} roomId={roomId} uid={subjectId} />}
    </li>
  );
}

/** Who acted and whom it was about, for the sentence. */
function useNames({ actorId, subjectId }: AuditEntry): { actor: string; name: string } {
  const t = useT();
  const isPerson = actorId !== '' && actorId !== AUTOMOD_ID;
  const people = usePeople([...(isPerson ? [actorId] : []), ...(subjectId ? [subjectId] : [])]);
  const nameOf = (uid: string | null) =>
    (uid === null ? null : people.get(uid)?.displayName) ?? t('moderation.somebody');
  if (isPerson) return { actor: nameOf(actorId), name: nameOf(subjectId) };
  const nobody = actorId === '' ? 'moderation.unknownActor' : 'moderation.automod';
  return { actor: t(nobody), name: nameOf(subjectId) };
}

function detailWords({ act, detail }: AuditEntry, t: Translate): string {
  if (act === 'mute' && /^\d+$/.test(detail)) {
    return t('moderation.minutes', { minutes: Number(detail) });
  }
  if (act === 'changeRules') {
    const changes = RULE_CHANGES.filter((change) => detail.split(' ').includes(change));
    return changes.map((change) => t(RULE_WORDS[change])).join(' · ');
  }
  if (act !== 'grantRole') return '';
  const role = WORKSPACE_ROLES.find((known) => known === detail);
  if (role === 'owner') return t('moderation.grantedOwner');
  return t(role === 'moderator' ? 'moderation.grantedModerator' : 'moderation.grantedNone');
}

interface TakeBackProps {
  act: AuditAct;
  roomId: string;
  uid: string;
}

/** Mutes and bans can be taken back from here; in direct rooms only with the workspace. */
function TakeBack({ act, roomId, uid }: TakeBackProps) {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const { moderation } = useServices();
  const name = usePersonName(uid);
  const isAll = act === 'banFromWorkspace';
  const taking = useAction(
    async () => {
      await (isAll ? moderation.banPerson(uid, false) : moderation.pardon(roomId, uid));
      toast({ text: t('moderation.undone', { name }) });
    },
    (code) => toast({ text: errorText(code), tone: 'danger' }),
  );
  const isHere = (act === 'mute' || act === 'banFromRoom') && !roomId.startsWith('dm_');
  if (!isAll && !isHere) return null;
  return (
    <Button
      size="s"
      variant="ghost"
      aria-label={t('moderation.takeBackOf', { name })}
      isBusy={taking.isBusy}
      onClick={() => void taking.run()}
    >
      {t('moderation.takeBack')}
    </Button>
  );
}
