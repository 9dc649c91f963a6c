import { useEffect, useState } from 'react';
import { RadioGroup } from '../RadioGroup';
import { ButtonsSection } from './ButtonsSection';
import { FeedbackSection } from './FeedbackSection';
import { FieldsSection } from './FieldsSection';
import { FloatingSection } from './FloatingSection';
import styles from './Gallery.module.css';
import { PeopleSection } from './PeopleSection';
import { TokensSection } from './TokensSection';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
] as const;
type Theme = (typeof THEMES)[number]['value'];
const DIRECTIONS = [
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
] as const;

/** Every primitive in every state. `?theme=dark&dir=rtl` opens it that way. */
export function Gallery() {
  const params = new URLSearchParams(location.search);
  const [theme, setTheme] = useState<Theme>(
    THEMES.find(({ value }) => value === params.get('theme'))?.value ?? 'system',
  );
  const [dir, setDir] = useState<'ltr' | 'rtl'>(params.get('dir') === 'rtl' ? 'rtl' : 'ltr');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dir = dir;
  }, [theme, dir]);

  return (
    <main className={styles['page']}>
      <header className={styles['header']}>
        <h1>Primitives</h1>
        <div className={styles['controls']}>
          <RadioGroup
            label="Theme"
            isLabelHidden
            layout="line"
            value={theme}
            options={THEMES}
            onChange={setTheme}
          />
          <RadioGroup
            label="Direction"
            isLabelHidden
            layout="line"
            value={dir}
            options={DIRECTIONS}
            onChange={setDir}
          />
        </div>
      </header>
      <TokensSection />
      <ButtonsSection />
      <FieldsSection />
      <PeopleSection />
      <FeedbackSection />
      <FloatingSection />
    </main>
  );
}
