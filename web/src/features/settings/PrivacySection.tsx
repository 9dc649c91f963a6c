import type { Profile } from '@hearth/domain/user';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useBlocking } from '../../components/useBlocking';
import { useT } from '../../i18n/i18n';
import { useBlocked, usePeople } from '../../state/people';
import { useSettings } from '../../state/settings';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import styles from './PrivacySection.module.css';
import { Section } from '../../components/Section';
import { useSaveSetting } from './useSaveSetting';

/** What others may see, and whom one has blocked. */
export function PrivacySection() {
  const t = useT();
  const { showLastSeen } = useSettings();
  const save = useSaveSetting();
  return (
    <>
      <Section title={t('settings.lastSeen')}>
        <Switch
          label={t('settings.lastSeenShow')}
          hint={t('settings.lastSeenHint')}
          isOn={showLastSeen}
          onChange={(isOn) => save({ showLastSeen: isOn })}
        />
      </Section>
      <Section title={t('settings.blocked')} body={t('settings.blockedBody')}>
        <BlockedPeople />
      </Section>
    </>
  );
}

function BlockedPeople() {
  const t = useT();
  const blocked = [...useBlocked()];
  const people = usePeople(blocked);
  if (blocked.length === 0) return <p className={styles['empty']}>{t('settings.blockedNone')}</p>;
  return (
    <ul className={styles['people']}>
      {blocked.map((uid) => (
        <BlockedPerson key={uid} uid={uid} person={people.get(uid)} />
      ))}
    </ul>
  );
}

function BlockedPerson({ uid, person }: { uid: string; person: Profile | undefined }) {
  const t = useT();
  const displayName = person?.displayName ?? t('people.unknown');
  const { unblock } = useBlocking({ uid, displayName });
  return (
    <li className={styles['person']}>
      <PersonAvatar uid={uid} size={40} />
      <span className={styles['words']} dir="auto">
        {displayName}
        {person && <span className={styles['handle']}>@{person.handle}</span>}
      </span>
      <Button
        size="s"
        aria-label={t('settings.unblockNamed', { name: displayName })}
        isBusy={unblock.isBusy}
        onClick={() => void unblock.run()}
      >
        {t('people.unblock')}
      </Button>
    </li>
  );
}
