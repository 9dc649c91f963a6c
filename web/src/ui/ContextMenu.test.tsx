import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ContextMenu } from './ContextMenu';
import type { MenuItem } from './menuItem';

// What loads lazily is here before the first test, whatever the machine is doing.
beforeAll(() => import('./MenuSurface'));

const ITEMS: MenuItem[] = [{ id: 'copy', label: 'Copy', onSelect: () => undefined }];

afterEach(() => vi.useRealTimers());

function renderArea(onClick = vi.fn()) {
  render(
    <ContextMenu label="Message" items={ITEMS}>
      <button type="button" onClick={onClick}>
        Hello
      </button>
      <input aria-label="Edit" />
      <a href="https://example.org" data-native-menu>
        link
      </a>
    </ContextMenu>,
  );
  return screen.getByRole('button', { name: 'Hello' });
}

it('opens by right click and keeps the browser from opening its own', async () => {
  const isNative = fireEvent.contextMenu(renderArea(), { button: 2 });
  expect(isNative).toBe(false);
  expect(await screen.findByRole('menuitem', { name: 'Copy' })).toBeTruthy();
});

it('leaves fields, marked parts and Shift to the browser', () => {
  const button = renderArea();
  expect(fireEvent.contextMenu(screen.getByLabelText('Edit'), { button: 2 })).toBe(true);
  expect(fireEvent.contextMenu(screen.getByText('link'), { button: 2 })).toBe(true);
  expect(fireEvent.contextMenu(button, { button: 2, shiftKey: true })).toBe(true);
});

it('opens by a long press and swallows the click that ends it', async () => {
  vi.useFakeTimers();
  const onClick = vi.fn();
  const button = renderArea(onClick);
  fireEvent.pointerDown(button, { pointerType: 'touch', isPrimary: true, clientX: 5, clientY: 5 });
  act(() => vi.advanceTimersByTime(500));
  fireEvent.pointerUp(button, { pointerType: 'touch' });
  fireEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  vi.useRealTimers();
  expect(await screen.findByRole('menuitem', { name: 'Copy' })).toBeTruthy();
});

it('takes a finger that moves for scrolling', () => {
  vi.useFakeTimers();
  const onClick = vi.fn();
  const button = renderArea(onClick);
  fireEvent.pointerDown(button, { pointerType: 'touch', isPrimary: true, clientX: 5, clientY: 5 });
  fireEvent.pointerMove(button, { pointerType: 'touch', clientX: 5, clientY: 40 });
  act(() => vi.advanceTimersByTime(500));
  fireEvent.click(button);
  expect(onClick).toHaveBeenCalledOnce();
});
