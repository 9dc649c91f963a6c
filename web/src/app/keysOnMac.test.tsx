import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Composer } from '../features/composer/Composer';
import { FormattingHelp } from '../features/composer/FormattingHelp';
import { LaterPage } from '../features/later/LaterPage';
import { buildGroup } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { composerLater } from './composerLater';
import { ShortcutList } from './ShortcutList';

vi.mock('../ui/keyNames', () => ({ MOD: '⌘', ALT: '⌥' }));

const GROUP = buildGroup({ id: 'room' });

it('names the key that opens "Send later" as it is printed there', async () => {
  const world = createWorld({ rooms: [GROUP] });
  const { stop } = await renderApp(<Composer room={GROUP} later={composerLater} />, { world });
  await userEvent.type(await screen.findByRole('textbox'), 'Morning');
  await userEvent.hover(screen.getByRole('button', { name: 'Send later' }));
  expect(await screen.findByText('⌥ Enter')).toBeDefined();
  stop();
});

it.each([
  ['the help for writing', <FormattingHelp key="help" />, '⌘'],
  ['the page of what is later', <LaterPage key="later" />, /⌥/],
  ['the list of all keys', <ShortcutList key="list" onClose={() => undefined} />, '⌘ Shift K'],
])('so does %s', async (_, part, keys) => {
  const { stop } = await renderApp(part);
  expect((await screen.findAllByText(keys)).length).toBeGreaterThan(0);
  stop();
});
