import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Dialog } from './Dialog';
import { AnnounceProvider, useAnnounce } from './LiveRegion';
import { ToastProvider, useToast } from './Toasts';
import type { ShowToast } from './Toasts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

let toast: ShowToast;
function Catch() {
  toast = useToast();
  return null;
}

function renderToasts(isDialogOpen = false) {
  return (
    <ToastProvider label="Notices" dismissLabel="Dismiss">
      <Catch />
      <Dialog isOpen={isDialogOpen} onClose={() => undefined} title="Settings">
        …
      </Dialog>
    </ToastProvider>
  );
}

it('has its polite region before the first toast, shows it and takes it away', () => {
  render(renderToasts());
  const log = screen.getByRole('log', { name: 'Notices' });
  expect(log.getAttribute('aria-live')).toBe('polite');
  act(() => void toast({ text: 'Link copied' }));
  expect(within(log).getByText('Link copied')).toBeTruthy();
  act(() => {
    vi.advanceTimersByTime(5000);
  });
  expect(within(log).queryByText('Link copied')).toBeNull();
});

it('stays while the pointer or the focus is on it', () => {
  render(renderToasts());
  act(() => void toast({ text: 'Link copied' }));
  fireEvent.pointerEnter(screen.getByRole('region', { name: 'Notices' }));
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(screen.getByText('Link copied')).toBeTruthy();
  fireEvent.pointerLeave(screen.getByRole('region', { name: 'Notices' }));
  act(() => {
    vi.advanceTimersByTime(5000);
  });
  expect(screen.queryByText('Link copied')).toBeNull();
});

it('runs its action once and goes', () => {
  const onSelect = vi.fn();
  render(renderToasts());
  act(() => void toast({ text: 'Message deleted', action: { label: 'Undo', onSelect } }));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onSelect).toHaveBeenCalledOnce();
  expect(screen.queryByText('Message deleted')).toBeNull();
});

it('replaces a repeated message and shows three at most', () => {
  render(renderToasts());
  act(() => {
    for (const text of ['a', 'b', 'b', 'c', 'd']) toast({ text });
  });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['b', 'c', 'd']);
});

it('moves into an open dialog, which makes everything else inert', () => {
  const { rerender } = render(renderToasts(true));
  act(() => void toast({ text: 'Saved' }));
  expect(within(screen.getByRole('dialog')).getByText('Saved')).toBeTruthy();
  rerender(renderToasts(false));
  expect(screen.getByText('Saved')).toBeTruthy();
});

it('announces politely, urgently, and the same text again', () => {
  let announce: ReturnType<typeof useAnnounce> = () => undefined;
  function CatchAnnounce() {
    announce = useAnnounce();
    return null;
  }
  render(
    <AnnounceProvider>
      <CatchAnnounce />
    </AnnounceProvider>,
  );
  act(() => announce('Sent'));
  const first = screen.getByRole('status').firstChild;
  expect(first?.textContent).toBe('Sent');
  act(() => announce('Sent'));
  expect(screen.getByRole('status').firstChild).not.toBe(first);
  act(() => announce('You are offline', 'assertive'));
  expect(screen.getByRole('alert').textContent).toBe('You are offline');
});
