import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { LanguageContext, loadLanguage, type Language } from '../i18n/i18n';
import { lateDialog } from './lateDialog';
import { lateInset } from './lateInset';
import { lateExtra, latePage, type LateView } from './lateView';

let language: Language;
beforeEach(async () => {
  language = await loadLanguage('en', 'entry');
});

interface PartProps {
  name: string;
  onClose: () => void;
}

type ImportPart = () => Promise<ComponentType<PartProps>>;

function Part({ name, onClose }: PartProps) {
  return <button onClick={onClose}>{name}</button>;
}

/** An import that fails as often as it is told, as without a connection. */
function failing(times: number) {
  const importPart = vi.fn<ImportPart>(() => Promise.resolve(Part));
  for (let n = 0; n < times; n += 1) importPart.mockRejectedValueOnce(new Error('offline'));
  return importPart;
}

/** The part beside something that goes on whatever becomes of it. */
function Around({ children }: { children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(true);
  return (
    <LanguageContext value={language}>
      <button onClick={() => setOpen(true)}>Open</button>
      <Suspense fallback={<p>Coming</p>}>{isOpen && children(() => setOpen(false))}</Suspense>
    </LanguageContext>
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('shows the part when it has come, and imports it once', async () => {
  const importPart = failing(0);
  const Late = latePage(importPart);
  render(<Around>{(close) => <Late name="Settings" onClose={close} />}</Around>);
  expect(screen.getByText('Coming')).toBeVisible();
  await press('Settings');
  await press('Open');
  expect(await screen.findByRole('button', { name: 'Settings' })).toBeVisible();
  expect(importPart).toHaveBeenCalledOnce();
});

it.each<[string, (importPart: ImportPart) => LateView<PartProps>]>([
  ['page', latePage],
  ['dialog', lateDialog],
  ['inset', lateInset],
])('says in place of a %s that it did not load, and imports it again', async (_, late) => {
  const importPart = failing(2);
  const Late = late(importPart);
  render(<Around>{(close) => <Late name="Settings" onClose={close} />}</Around>);
  expect(await screen.findByText('This did not load')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Open', hidden: true })).toBeDefined();
  await press('Try again');
  // What stood there before is hidden until the attempt is over.
  await waitFor(() => {
    expect(importPart).toHaveBeenCalledTimes(2);
    expect(screen.getByText('This did not load')).toBeVisible();
  });
  await press('Try again');
  expect(await screen.findByRole('button', { name: 'Settings' })).toBeVisible();
});

it('closes a dialog that did not load, and tries it anew when it is opened again', async () => {
  const Late = lateDialog(failing(1));
  render(<Around>{(close) => <Late name="Rename" onClose={close} />}</Around>);
  await press('Close');
  expect(screen.queryByText('This did not load')).toBeNull();
  await press('Open');
  expect(await screen.findByRole('button', { name: 'Rename' })).toBeVisible();
});

it('stands in the frame of a panel', async () => {
  const Late = latePage(failing(1), ({ children }) => <aside>{children}</aside>);
  render(<Around>{(close) => <Late name="Members" onClose={close} />}</Around>);
  expect((await screen.findByRole('complementary')).textContent).toContain('This did not load');
});

it('tries again by itself when the connection is back', async () => {
  const Late = lateExtra(failing(1));
  render(<Around>{(close) => <Late name="Extra" onClose={close} />}</Around>);
  await waitFor(() => expect(screen.queryByText('Coming')).toBeNull());
  expect(screen.queryByText('This did not load')).toBeNull();
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByRole('button', { name: 'Extra' })).toBeVisible();
});

it('is there without a connection when it was warmed', async () => {
  vi.useFakeTimers();
  const importPart = failing(0);
  const Late = latePage(importPart);
  Late.warm();
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
  importPart.mockRejectedValue(new Error('offline'));
  render(<Around>{(close) => <Late name="Settings" onClose={close} />}</Around>);
  expect(screen.getByRole('button', { name: 'Settings' })).toBeVisible();
});
