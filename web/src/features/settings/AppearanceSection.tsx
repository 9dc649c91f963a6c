import { LOCALES, THEMES, type Locale } from '@hearth/domain/preferences';
import { useT } from '../../i18n/i18n';
import { useSettings } from '../../state/settings';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import { Section } from '../../components/Section';
import { useSaveSetting } from './useSaveSetting';

/** Languages by their own names, so that everybody finds theirs. */
const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', de: 'Deutsch' };
const BROWSER = 'browser';

/** Theme and language; both follow the person to every device. */
export function AppearanceSection() {
  const t = useT();
  const { theme, locale } = useSettings();
  const save = useSaveSetting();
  return (
    <>
      <Section title={t('settings.theme')}>
        <RadioGroup
          label={t('settings.theme')}
          isLabelHidden
          value={theme}
          options={THEMES.map((value) => ({
            value,
            label: t(`settings.theme.${value}`),
            hint: value === 'contrast' ? t('settings.themeContrastHint') : undefined,
          }))}
          onChange={(value) => save({ theme: value })}
        />
      </Section>
      <Section title={t('settings.language')}>
        <Select
          label={t('settings.language')}
          isLabelHidden
          value={locale ?? BROWSER}
          options={[
            { value: BROWSER, label: t('settings.languageBrowser') },
            ...LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
          ]}
          onChange={(value) => save({ locale: LOCALES.find((known) => known === value) ?? null })}
        />
      </Section>
    </>
  );
}
