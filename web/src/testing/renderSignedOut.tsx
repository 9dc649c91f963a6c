import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LanguageContext, loadLanguage } from '../i18n/i18n';
import { AuthContext } from '../ports/services';
import { AnnounceProvider } from '../ui/LiveRegion';
import { createMemoryAuth, type MemoryAuth } from './memoryAuth';

export interface SignedOutOptions {
  auth?: MemoryAuth;
  /** The address that the page is opened at. */
  url?: string;
  locale?: 'en' | 'de';
}

/** Renders a page for people who are not signed in. */
export async function renderSignedOut(
  children: ReactNode,
  { auth = createMemoryAuth(), url = '/', locale = 'en' }: SignedOutOptions = {},
): Promise<RenderResult & { auth: MemoryAuth }> {
  const language = await loadLanguage(locale, 'entry');
  history.replaceState(null, '', url);
  const result = render(
    <LanguageContext value={language}>
      <AuthContext value={auth}>
        <AnnounceProvider>{children}</AnnounceProvider>
      </AuthContext>
    </LanguageContext>,
  );
  return { ...result, auth };
}
