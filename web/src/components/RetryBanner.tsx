import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';

export interface RetryBannerProps {
  /** What did not load. */
  children: ReactNode;
  onRetry: () => void;
}

/** A part that did not load says so in its own place, and can be tried again. */
export function RetryBanner({ children, onRetry }: RetryBannerProps) {
  const t = useT();
  return (
    <Banner
      tone="warning"
      action={
        <Button size="s" onClick={onRetry}>
          {t('start.retry')}
        </Button>
      }
    >
      {children}
    </Banner>
  );
}
