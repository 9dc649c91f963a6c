import type { Theme } from '@hearth/domain/preferences';
import { useEffect } from 'react';
import { rememberTheme } from './deviceMemory';

/** Applies the chosen theme to the page and remembers it for the next first paint. */
export function useThemeChoice(theme: Theme): void {
  useEffect(() => {
    rememberTheme(theme);
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    paintBrowserBar();
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', paintBrowserBar);
    return () => {
      system.removeEventListener('change', paintBrowserBar);
    };
  }, [theme]);
}

/** The browser's own bar takes the colour of the page also where the theme is not the system's. */
function paintBrowserBar(): void {
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', paper);
  }
}
