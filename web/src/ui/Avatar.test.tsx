import { fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Avatar } from './Avatar';
import { initials } from './initials';
import { PERSON_HUES, personHue } from './personHue';

describe('initials', () => {
  it.each([
    ['Mira Okafor', 'MO'],
    ['Ana María de la Cruz', 'AC'],
    ['élodie', 'É'],
    ['王小明', '王'],
    ['山田 太郎', '山'],
    ['يوسف حداد', 'يح'],
    ['नेहा शर्मा', 'नेश'],
    ['👩🏽‍🚀 Sol', '👩🏽‍🚀'],
    ['(Bob) "Bo"', 'BB'],
    ['\u202Eevil\u200B name', 'EN'],
    ['\u200B\u200D\u2060', ''],
    ['   ', ''],
    ['!!!', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name).join('')).toBe(expected);
  });

  it('stay short whatever is stacked on a letter', () => {
    expect(initials(`Z${'\u0301'.repeat(10_000)}`).join('').length).toBeLessThan(4);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => initials(name).join('').length <= 40),
    );
  });
});

it('gives a hue from the id, spread over all of them', () => {
  expect(personHue('u1')).toBe(personHue('u1'));
  const hues = new Set(Array.from({ length: 400 }, (_, i) => personHue(`person-${i}`)));
  expect([...hues].sort((a, b) => a - b)).toEqual(Array.from({ length: PERSON_HUES }, (_, i) => i));
});

it('is decoration unless it has a label', () => {
  const { rerender } = render(<Avatar name="Mira" seed="1" />);
  expect(screen.queryByRole('img')).toBeNull();
  rerender(<Avatar name="Mira" seed="1" label="Mira, online" />);
  expect(screen.getByRole('img', { name: 'Mira, online' })).toBeTruthy();
});

it('falls back to initials when the picture cannot be shown, and tries a new one', () => {
  const { container, rerender } = render(<Avatar name="Mira" seed="1" src="/gone.webp" />);
  const picture = container.querySelector('img');
  if (!picture) throw new Error('no picture');
  fireEvent.error(picture);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText('M')).toBeTruthy();
  rerender(<Avatar name="Mira" seed="1" src="/new.webp" />);
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/new.webp');
});
