import styles from './Gallery.module.css';
import { Section, Specimen } from './Specimen';

const COLOURS = [
  'paper',
  'raised',
  'sunk',
  'hover',
  'pressed',
  'line',
  'control',
  'ink',
  'muted',
  'accent',
  'accent-soft',
  'on-accent',
  'own',
  'positive',
  'positive-soft',
  'warning',
  'warning-soft',
  'danger',
  'danger-soft',
  'presence',
  'away',
  'highlight',
];
const TYPES = ['display', 'title', 'body', 'control', 'small', 'meta', 'code'];

export function TokensSection() {
  return (
    <Section title="Tokens">
      <Specimen name="Colour" isWide>
        {COLOURS.map((name) => (
          <span key={name} className={styles['swatch']}>
            <span style={{ background: `var(--color-${name})` }} />
            {name}
          </span>
        ))}
      </Specimen>
      <Specimen name="Type" layout="stack" isWide>
        {TYPES.map((name) => (
          <p key={name} style={{ font: `var(--type-${name})` }}>
            {name}: The hearth is warm 09:41 · Привет, друзья · Καλημέρα · 你好 · مرحبا
          </p>
        ))}
      </Specimen>
    </Section>
  );
}
