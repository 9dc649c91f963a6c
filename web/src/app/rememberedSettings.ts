import { DEFAULT_SETTINGS, type Settings } from '@hearth/domain/settings';
import { rememberedLocale, rememberedTheme } from './deviceMemory';

/** Settings as far as this device knows them before the server's answer. */
export function rememberedSettings(): Settings {
  return { ...DEFAULT_SETTINGS, theme: rememberedTheme(), locale: rememberedLocale() };
}
