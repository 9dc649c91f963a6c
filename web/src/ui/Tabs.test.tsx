import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Tabs } from './Tabs';

const TABS = [
  { value: 'people', label: 'People' },
  { value: 'files', label: 'Files' },
  { value: 'search', label: 'Search' },
] as const;

function Panel() {
  const [value, setValue] = useState<(typeof TABS)[number]['value']>('people');
  return (
    <Tabs label="Details" tabs={TABS} value={value} onChange={setValue}>
      {value}
    </Tabs>
  );
}

it('is one stop of the Tab key; arrows, Home and End move and choose', async () => {
  render(<Panel />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'People' }));
  await userEvent.keyboard('{ArrowRight}');
  const files = screen.getByRole('tab', { name: 'Files', selected: true });
  expect(document.activeElement).toBe(files);
  expect(screen.getByRole('tabpanel', { name: 'Files' }).textContent).toBe('files');
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'People', selected: true })).toBeTruthy();
  await userEvent.keyboard('{ArrowLeft}{Home}');
  expect(screen.getByRole('tabpanel').textContent).toBe('people');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('tabpanel'));
});
