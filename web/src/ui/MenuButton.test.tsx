import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, expect, it, vi } from 'vitest';
import { ConfirmDialog } from './ConfirmDialog';
import { MenuButton } from './MenuButton';
import type { MenuItem } from './menuItem';

// What loads lazily is here before the first test, whatever the machine is doing.
beforeAll(() => import('./MenuSurface'));

function items(onSelect: (id: string) => void): MenuItem[] {
  return [
    { id: 'reply', label: 'Reply', onSelect: () => onSelect('reply') },
    { id: 'mute', label: 'Mute', isChecked: true, onSelect: () => onSelect('mute') },
    { type: 'separator' },
    { id: 'remove', label: 'Remove', tone: 'danger', onSelect: () => onSelect('remove') },
  ];
}

it('opens by keys on its first item, moves by arrows and letters, and selects', async () => {
  const onSelect = vi.fn();
  render(<MenuButton label="More" icon={<svg />} items={items(onSelect)} />);
  const button = screen.getByRole('button', { name: 'More' });
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('menu', { name: 'More' })).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Reply' })),
  );
  await userEvent.keyboard('{ArrowDown}');
  const mute = screen.getByRole('menuitemcheckbox', { name: 'Mute' });
  await waitFor(() => expect(document.activeElement).toBe(mute));
  expect(mute.getAttribute('aria-checked')).toBe('true');
  // Letters that come too slowly begin anew.
  await userEvent.setup({ delay: null }).keyboard('rem');
  const remove = screen.getByRole('menuitem', { name: 'Remove' });
  await waitFor(() => expect(document.activeElement).toBe(remove));
  await userEvent.keyboard('{Enter}');
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('remove');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
});

it('closes on Esc and gives the focus back', async () => {
  render(<MenuButton label="More" icon={<svg />} items={items(() => undefined)} />);
  const button = screen.getByRole('button', { name: 'More' });
  await userEvent.click(button);
  await screen.findByRole('menu');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('makes its items when it opens', async () => {
  const make = vi.fn(() => items(() => undefined));
  render(<MenuButton label="More" icon={<svg />} items={make} />);
  expect(make).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('menu');
  expect(make).toHaveBeenCalledOnce();
});

it('returns the focus to its button from a dialog that an item opened', async () => {
  function Leaving() {
    const [isAsking, setAsking] = useState(false);
    return (
      <>
        <MenuButton label="Room" items={items(() => setAsking(true))}>
          Room
        </MenuButton>
        <ConfirmDialog
          isOpen={isAsking}
          title="Sure?"
          body=""
          confirmLabel="Yes"
          cancelLabel="No"
          onConfirm={() => undefined}
          onClose={() => setAsking(false)}
        />
      </>
    );
  }
  render(<Leaving />);
  await userEvent.click(screen.getByRole('button', { name: 'Room' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  expect(await screen.findByRole('alertdialog')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Room' }));
});
