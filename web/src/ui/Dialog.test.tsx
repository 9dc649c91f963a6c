import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { Button } from './Button';
import { ConfirmDialog } from './ConfirmDialog';
import { Dialog } from './Dialog';
import { TextField } from './TextField';

function Renaming({ onClosed }: { onClosed?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    onClosed?.();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Rename</Button>
      <Dialog isOpen={isOpen} onClose={close} title="Rename room" closeLabel="Close">
        <TextField label="Name" value="" onChange={() => undefined} />
      </Dialog>
    </>
  );
}

it('is named by its title, focuses its first field and gives the focus back on Esc', async () => {
  render(<Renaming />);
  const opener = screen.getByRole('button', { name: 'Rename' });
  await userEvent.click(opener);
  expect(screen.getByRole('dialog', { name: 'Rename room' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));

  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

it('closes by its button and by a press on the backdrop, not by a slide out of a field', async () => {
  const onClosed = vi.fn();
  render(<Renaming onClosed={onClosed} />);
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  const dialog = screen.getByRole('dialog');
  fireEvent.pointerDown(screen.getByLabelText('Name'));
  fireEvent.click(dialog);
  expect(onClosed).not.toHaveBeenCalled();
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(onClosed).toHaveBeenCalledOnce();

  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks before danger with the focus on the way back', async () => {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  render(
    <ConfirmDialog
      isOpen
      title="Leave room"
      body="You will need an invitation to come back."
      confirmLabel="Leave"
      cancelLabel="Stay"
      tone="danger"
      onConfirm={onConfirm}
      onClose={onClose}
    />,
  );
  const dialog = screen.getByRole('alertdialog', { name: 'Leave room' });
  const body = document.getElementById(dialog.getAttribute('aria-describedby') ?? '');
  expect(body?.textContent).toContain('invitation');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Stay' }));
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  expect(onConfirm).toHaveBeenCalledOnce();
  expect(onClose).not.toHaveBeenCalled();
});
