import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Besides the one that a page has by itself in the tests, which is the light one. */
const LOOKS = [
  { name: 'dark', theme: 'dark', colorScheme: 'dark' },
  { name: 'high contrast', theme: 'contrast', colorScheme: 'light' },
  { name: 'high contrast in the dark', theme: 'contrast', colorScheme: 'dark' },
] as const;

/** What axe calls serious or critical, in one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  return await findings(new AxeBuilder({ page }));
}

/** The same, and what is hard to read in any look: only colours differ between them. */
export async function findingsInEveryLook(page: Page): Promise<string[]> {
  const theme = await page.locator('html').getAttribute('data-theme');
  const found = await seriousFindings(page);
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await wear(page, look.theme);
    const builder = new AxeBuilder({ page }).withRules(['color-contrast']);
    found.push(...(await findings(builder)).map((line) => `in ${look.name}: ${line}`));
  }
  await page.emulateMedia({ colorScheme: null });
  await wear(page, theme);
  return found;
}

async function wear(page: Page, theme: string | null): Promise<void> {
  await page.locator('html').evaluate((html, chosen) => {
    if (chosen === null) html.removeAttribute('data-theme');
    else html.setAttribute('data-theme', chosen);
  }, theme);
}

async function findings(builder: AxeBuilder): Promise<string[]> {
  // No page has frames, for which axe would open one more page each time.
  const { violations } = await builder.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 4)
        .map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`),
    );
}
