import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ContextMenu } from './ContextMenu';
import type { MenuItem } from './menuItem';

// What loads lazily is here before the first test, whatever the machine is doing.
beforeAll(() => import('./MenuSurface'));

const ITEMS: MenuItem[] = [{ id: 'copy', label: 'Copy', onSelect: () => undefined }];

afterEach(() => vi.useRealTimers());

function renderArea() {
  render(
    <ContextMenu label="Message" items={ITEMS}>
      <button type="button">Hello</button>
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

it('opens by a long press and keeps the click that would end it from coming', async () => {
  vi.useFakeTimers();
  const button = renderArea();
  fireEvent.pointerDown(button, { pointerType: 'touch', isPrimary: true, clientX: 5, clientY: 5 });
  act(() => {
    vi.advanceTimersByTime(500);
  });
  fireEvent.pointerUp(button, { pointerType: 'touch' });
  expect(fireEvent.touchEnd(button)).toBe(false);
  vi.useRealTimers();
  expect(await screen.findByRole('menuitem', { name: 'Copy' })).toBeTruthy();
});

it('takes a finger that moves for scrolling', () => {
  vi.useFakeTimers();
  const button = renderArea();
  fireEvent.pointerDown(button, { pointerType: 'touch', isPrimary: true, clientX: 5, clientY: 5 });
  fireEvent.pointerMove(button, { pointerType: 'touch', clientX: 5, clientY: 40 });
  act(() => {
    vi.advanceTimersByTime(500);
  });
  expect(fireEvent.touchEnd(button)).toBe(true);
  expect(screen.queryByRole('menu')).toBeNull();
});
