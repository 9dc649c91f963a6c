import { useEffect, useState } from 'react';
import { LanguageContext, type Language } from '../i18n/i18n';
import type { AuthPort } from '../ports/auth';
import { AuthContext } from '../ports/services';
import { AnnounceProvider } from '../ui/LiveRegion';
import { AuthGate } from './AuthGate';
import { ErrorBoundary } from './ErrorBoundary';
import { SetLanguageContext } from './languageChoice';

export interface AppProps {
  auth: AuthPort;
  /** The language of the first paint. */
  language: Language;
}

/** Everything that signed-out and signed-in pages share. */
export function App({ auth, language: first }: AppProps) {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language.locale;
    auth.setLanguage(language.locale);
  }, [auth, language.locale]);
  return (
    <LanguageContext value={language}>
      <SetLanguageContext value={setLanguage}>
        <ErrorBoundary>
          <AnnounceProvider>
            <AuthContext value={auth}>
              <AuthGate />
            </AuthContext>
          </AnnounceProvider>
        </ErrorBoundary>
      </SetLanguageContext>
    </LanguageContext>
  );
}
