import { routes } from '@hearth/domain/paths';
import { ArrowLeft, Bell, EyeOff, KeyRound, Palette, Phone, UserRound } from 'lucide-react';
import { Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router-dom';
import { AppLink } from '../../components/AppLink';
import { usePageTitle } from '../../components/tabTitle';
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
  notifications: { label: 'settings.notifications', Icon: Bell },
  calls: { label: 'shell.calls', Icon: Phone },
  privacy: { label: 'settings.privacy', Icon: EyeOff },
} as const satisfies Record<string, { label: MessageKey; Icon: ComponentType }>;
type SectionName = keyof typeof SECTIONS;

const NAMES: readonly SectionName[] = [
  'profile',
  'account',
  'appearance',
  'notifications',
  'calls',
  'privacy',
];

export interface SettingsPageProps {
  /** Asks about unsent messages where there are some, then signs out. */
  onSignOut: () => void;
  /** The section on notifications, which has a feature of its own. */
  notifications: ReactNode;
  /** The section on calls, likewise. */
  calls: ReactNode;
}

/** One's profile, account, appearance, notifications, calls and privacy; the address names the section. */
export function SettingsPage({ onSignOut, notifications, calls }: SettingsPageProps) {
  const t = useT();
  const navigate = useNavigate();
  const { section = 'profile' } = useParams();
  const current = NAMES.find((name) => name === section);
  usePageTitle(current ? t(SECTIONS[current].label) : null);

  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the sections are a strip that scrolls: the present one is in view.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (!nav.current || !link) return;
    nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [current]);

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
        <nav ref={nav} className={styles['nav']} aria-label={t('settings.title')}>
          {NAMES.map((name) => {
            const { label, Icon } = SECTIONS[name];
            return (
              <AppLink
                key={name}
                to={routes.settings(name)}
                className={styles['link']}
                aria-current={name === current ? 'page' : undefined}
              >
                <Icon aria-hidden="true" />
                {t(label)}
              </AppLink>
            );
          })}
        </nav>
        <div className={styles['content']} key={current}>
          <div className={styles['column']}>
            {content(current, { onSignOut, notifications, calls })}
          </div>
        </div>
      </div>
    </div>
  );
}

function content(section: SectionName, { onSignOut, notifications, calls }: SettingsPageProps) {
  switch (section) {
    case 'profile':
      return <ProfileSection />;
    case 'account':
      return <AccountSection onSignOut={onSignOut} />;
    case 'appearance':
      return <AppearanceSection />;
    case 'notifications':
      // Comes with words of its own; the page stays meanwhile.
      return <Suspense fallback={null}>{notifications}</Suspense>;
    case 'calls':
      return <Suspense fallback={null}>{calls}</Suspense>;
    case 'privacy':
      return <PrivacySection />;
  }
}
