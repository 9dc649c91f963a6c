import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useT } from '../i18n/i18n';
import { useConnection } from '../state/connection';
import { useSession } from '../state/session';
import { Banner } from '../ui/Banner';

/** A short drop is not worth a word. */
const QUIET_MS = 2_500;

/** A thin strip while the backend is out of reach or this device keeps nothing. */
export function ConnectionBanner() {
  const t = useT();
  const connection = useConnection();
  const health = useStore(useSession().outbox, (state) => state.health);
  const isSlow = useIsLongerThan(connection === 'connecting', QUIET_MS);
  if (connection === 'offline') {
    return (
      <Banner tone="warning" layout="strip">
        {t('shell.offline')}
      </Banner>
    );
  }
  if (isSlow) return <Banner layout="strip">{t('shell.connecting')}</Banner>;
  if (health !== 'ok') {
    return (
      <Banner tone="warning" layout="strip">
        {t(health === 'full' ? 'shell.storageFull' : 'shell.storageBlocked')}
      </Banner>
    );
  }
  return null;
}

function useIsLongerThan(isOn: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = window.setTimeout(() => {
      setLong(true);
    }, ms);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [isOn, ms]);
  return isOn && isLong;
}
