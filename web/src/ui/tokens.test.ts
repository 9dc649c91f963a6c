import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERSON_HUES } from './personHue';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The declarations of the first block that opens with `selector`. */
function block(selector: string): string {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  return css.slice(start, css.indexOf('}', start));
}

type Scheme = 'light' | 'dark';
type Tokens = Record<string, { light: string; dark: string }>;

function colours(text: string): Tokens {
  const found = text.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return Object.fromEntries(
    [...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
  );
}

const standard = colours(block(':root'));
const contrast = { ...standard, ...colours(block(":root[data-theme='contrast']")) };
const THEMES: [string, Tokens, Scheme][] = [
  ['light', standard, 'light'],
  ['dark', standard, 'dark'],
  ['contrast, light', contrast, 'light'],
  ['contrast, dark', contrast, 'dark'],
];

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const SURFACES = ['paper', 'raised', 'sunk', 'hover', 'own', 'accent-soft'];
const TEXT: [string, string[]][] = [
  ['ink', [...SURFACES, 'pressed', 'highlight', 'positive-soft', 'warning-soft', 'danger-soft']],
  ['muted', ['paper', 'raised', 'sunk', 'hover', 'own', 'highlight']],
  ['accent', ['paper', 'raised', 'sunk', 'hover', 'own', 'accent-soft']],
  ['positive', ['paper', 'raised', 'sunk', 'positive-soft']],
  ['warning', ['paper', 'raised', 'sunk', 'warning-soft']],
  ['danger', ['paper', 'raised', 'sunk', 'hover', 'danger-soft']],
  ['on-accent', ['accent', 'accent-hover', 'accent-pressed']],
  ['on-danger', ['danger', 'danger-hover', 'danger-pressed']],
  ['paper', ['ink']],
];
const CONTROLS: [string, string[]][] = [
  ['control', ['paper', 'raised', 'sunk']],
  ['focus', ['paper', 'raised', 'sunk', 'hover']],
  ['presence', ['paper', 'raised', 'sunk']],
  ['away', ['paper', 'raised', 'sunk']],
];

function failures(tokens: Tokens, scheme: Scheme, pairs: [string, string[]][], least: number) {
  const colour = (name: string) => {
    const value = tokens[`color-${name === 'focus' ? 'accent' : name}`];
    if (!value) throw new Error(`no colour ${name}`);
    return value[scheme];
  };
  return pairs.flatMap(([front, backs]) =>
    backs
      .map((back) => ({ pair: `${front} on ${back}`, is: ratio(colour(front), colour(back)) }))
      .filter(({ is }) => is < least),
  );
}

describe.each(THEMES)('%s', (_, tokens, scheme) => {
  it('gives text 4.5:1 on every surface it stands on', () => {
    expect(failures(tokens, scheme, TEXT, 4.5)).toEqual([]);
  });

  it('gives controls, focus and presence 3:1', () => {
    expect(failures(tokens, scheme, CONTROLS, 3)).toEqual([]);
  });

  it('keeps initials and names of every hue readable', () => {
    for (let hue = 0; hue < PERSON_HUES; hue += 1) {
      const person = colours(block(`\n[data-person-hue='${hue}']`));
      const stronger = tokens === contrast ? `:root[data-theme='contrast'] ` : '';
      const ink = colours(block(`${stronger}[data-person-hue='${hue}']`))['person-ink'];
      const soft = person['person-soft'];
      if (!ink || !soft) throw new Error(`hue ${hue} is incomplete`);
      for (const back of [soft, ...SURFACES.map((name) => tokens[`color-${name}`])]) {
        expect(ratio(ink[scheme], back?.[scheme] ?? '')).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

it('makes the contrast theme better: 7:1 for text', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const pairs: [string, string[]][] = [
      ['ink', ['paper', 'raised', 'sunk', 'own']],
      ['muted', ['paper', 'raised', 'sunk', 'own']],
      ['accent', ['paper', 'raised', 'sunk']],
    ];
    expect(failures(contrast, scheme, pairs, 7)).toEqual([]);
  }
});

it('says the same for the chosen contrast theme and the system wish for more contrast', () => {
  const chosen = colours(block(":root[data-theme='contrast']"));
  const wished = colours(block(":root:not([data-theme='light'], [data-theme='dark'])"));
  expect(Object.keys(chosen).length).toBeGreaterThan(20);
  expect(wished).toEqual(chosen);
});
