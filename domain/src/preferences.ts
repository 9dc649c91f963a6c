/** What a person may choose for looks and language. Apart from the settings' schema, for the first paint. */

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];
