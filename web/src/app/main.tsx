import '../ui/base.css';
import * as config from 'virtual:hearth-config';
import { createRoot } from 'react-dom/client';
import { loadLanguage, pickLocale } from '../i18n/i18n';
import { afterPaint, createLazyAuth } from '../firebase/lazyAuth';
import { App } from './App';
import { rememberedLocale, wasSignedIn } from './deviceMemory';

/**
 * A deploy removes the chunks of the version before: the next one is a reload away. Without a
 * connection chunks fail as well, and then a reload would lose the page that still works.
 */
async function reloadForNewVersion(): Promise<void> {
  const lastReload = Number(sessionStorage.getItem('hearth.reloadedAt'));
  if (Date.now() - lastReload < 60_000) return;
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' });
  if (!answer.ok) return;
  sessionStorage.setItem('hearth.reloadedAt', String(Date.now()));
  location.reload();
}

window.addEventListener('vite:preloadError', () => {
  // Who asked for the chunk hears of the failure, whatever comes of this.
  reloadForNewVersion().catch(() => undefined);
});

async function start(): Promise<void> {
  const host = document.getElementById('root');
  if (!host) throw new Error('index.html has no #root');
  const auth = createLazyAuth(async () => {
    // Who was signed in sees no form that should be painted first.
    if (!wasSignedIn()) await afterPaint();
    const { loadAuth } = await import('../firebase/loadAuth');
    return loadAuth(config);
  });
  const locale = pickLocale(rememberedLocale(), navigator.languages);
  // What comes next anyway loads beside the rest; a failure shows when it is asked for again.
  if (wasSignedIn()) void Promise.allSettled([import('./SignedIn'), loadLanguage(locale, 'app')]);
  const language = await loadLanguage(locale, 'entry');
  createRoot(host).render(<App auth={auth} language={language} />);
}

void start();
