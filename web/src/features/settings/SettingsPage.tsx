import { routes } from '@hearth/domain/paths';
import { ArrowLeft, EyeOff, KeyRound, Palette, UserRound } from 'lucide-react';
import { useEffect, type ComponentType } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom';
import { useT, type MessageKey } from '../../i18n/i18n';
import { IconButton } from '../../ui/IconButton';
import { AccountSection } from './AccountSection';
import { AppearanceSection } from './AppearanceSection';
import { PrivacySection } from './PrivacySection';
import { ProfileSection } from './ProfileSection';
import styles from './SettingsPage.module.css';

const SECTIONS = {
  profile: { label: 'settings.profile', Icon: UserRound },
  account: { label: 'settings.account', Icon: KeyRound },
  appearance: { label: 'settings.appearance', Icon: Palette },
  privacy: { label: 'settings.privacy', Icon: EyeOff },
} as const satisfies Record<string, { label: MessageKey; Icon: ComponentType }>;
type SectionName = keyof typeof SECTIONS;

const NAMES: readonly SectionName[] = ['profile', 'account', 'appearance', 'privacy'];

export interface SettingsPageProps {
  /** Asks about unsent messages where there are some, then signs out. */
  onSignOut: () => void;
}

/** One's profile, account, appearance and privacy; the address names the section. */
export function SettingsPage({ onSignOut }: SettingsPageProps) {
  const t = useT();
  const navigate = useNavigate();
  const { section = 'profile' } = useParams();
  const current = NAMES.find((name) => name === section);
  const title = current && t(SECTIONS[current].label);
  useEffect(() => {
    if (title) document.title = `${title} · Hearth`;
    return () => {
      document.title = 'Hearth';
    };
  }, [title]);

  if (!current) return <Navigate to={routes.settings()} replace />;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <span className={styles['back']}>
          <IconButton
            label={t('settings.back')}
            icon={<ArrowLeft />}
            onClick={() => void navigate(routes.home)}
          />
        </span>
        <h1 className={styles['title']}>{t('settings.title')}</h1>
      </header>
      <div className={styles['body']}>
        <nav className={styles['nav']} aria-label={t('settings.title')}>
          {NAMES.map((name) => {
            const { label, Icon } = SECTIONS[name];
            return (
              <Link
                key={name}
                to={routes.settings(name)}
                className={styles['link']}
                aria-current={name === current ? 'page' : undefined}
              >
                <Icon aria-hidden="true" />
                {t(label)}
              </Link>
            );
          })}
        </nav>
        <div className={styles['content']} key={current}>
          <div className={styles['column']}>{content(current, onSignOut)}</div>
        </div>
      </div>
    </div>
  );
}

function content(section: SectionName, onSignOut: () => void) {
  switch (section) {
    case 'profile':
      return <ProfileSection />;
    case 'account':
      return <AccountSection onSignOut={onSignOut} />;
    case 'appearance':
      return <AppearanceSection />;
    case 'privacy':
      return <PrivacySection />;
  }
}
