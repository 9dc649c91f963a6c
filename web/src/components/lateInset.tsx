import type { ComponentType } from 'react';
import { useT } from '../i18n/i18n';
import { lateView, type FailedProps, type LateView } from './lateView';
import { RetryBanner } from './RetryBanner';

/** A part within something else. Where its code can't be fetched, a line says so. */
export function lateInset<Props extends object>(
  importView: () => Promise<ComponentType<Props>>,
): LateView<Props> {
  return lateView<Props>(importView, InsetFailure);
}

function InsetFailure({ onRetry }: FailedProps<object>) {
  const t = useT();
  return <RetryBanner onRetry={onRetry}>{t('start.partTitle')}</RetryBanner>;
}
