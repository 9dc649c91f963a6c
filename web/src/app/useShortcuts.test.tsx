import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../testing/renderApp';
import { ShellActionsProvider, useShellActions } from './shellActions';
import { ShortcutList } from './ShortcutList';
import { useShortcuts } from './useShortcuts';

function Listening() {
  useShortcuts();
  return <output>{useShellActions().overlay?.type ?? 'nothing'}</output>;
}

const show = () =>
  renderApp(
    <ShellActionsProvider>
      <Listening />
    </ShellActionsProvider>,
  );
/** False where the page keeps the key from the browser. */
const press = (letter: string) =>
  fireEvent.keyDown(document.body, {
    key: letter,
    code: `Key${letter}`,
    ctrlKey: true,
    shiftKey: true,
  });

it('opens a new message by a key that no browser keeps for itself', async () => {
  const { stop } = await show();
  expect(press('N')).toBe(true);
  expect(screen.getByText('nothing')).toBeDefined();
  expect(press('K')).toBe(false);
  expect(screen.getByText('newMessage')).toBeDefined();
  stop();
});

it('lists that key', async () => {
  const { stop } = await renderApp(<ShortcutList onClose={() => undefined} />);
  expect(screen.getByText('New message').nextSibling?.textContent).toBe('Ctrl Shift K');
  stop();
});
