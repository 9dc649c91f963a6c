import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Select } from './Select';
import { TextField } from './TextField';

function Handle({ error }: { error?: string }) {
  const [value, setValue] = useState('');
  return (
    <TextField
      label="Handle"
      value={value}
      onChange={setValue}
      hint="3 to 20 letters"
      error={error}
    />
  );
}

it('hands over what is typed', async () => {
  render(<Handle />);
  await userEvent.type(screen.getByLabelText('Handle'), 'mira');
  expect(screen.getByDisplayValue('mira')).toBe(screen.getByLabelText('Handle'));
});

it('ties hint and then error to the field', () => {
  const { rerender } = render(<Handle />);
  const field = screen.getByLabelText('Handle');
  const description = () =>
    document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;
  expect(description()).toBe('3 to 20 letters');
  expect(field.getAttribute('aria-invalid')).toBeNull();

  rerender(<Handle error="Taken. Try another." />);
  expect(description()).toBe('Taken. Try another.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('chooses from a list by value', async () => {
  let chosen = 'en';
  const options = [
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ] as const;
  render(
    <Select label="Language" value="en" options={options} onChange={(value) => (chosen = value)} />,
  );
  await userEvent.selectOptions(screen.getByLabelText('Language'), 'Deutsch');
  expect(chosen).toBe('de');
});
