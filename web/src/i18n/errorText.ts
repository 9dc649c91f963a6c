import type { ErrorCode } from '@hearth/domain/errors';
import { useCallback } from 'react';
import { useT, type Translate } from './i18n';

/** What happened and what to do next, in the person's language. */
function errorText(t: Translate, code: ErrorCode): string {
  return t(`errors.${code}`);
}

/** {@link errorText} in the language of the page. */
export function useErrorText(): (code: ErrorCode) => string {
  const t = useT();
  return useCallback((code) => errorText(t, code), [t]);
}
