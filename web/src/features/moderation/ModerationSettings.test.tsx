import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { buildGroup } from '../../testing/builders';
import { createWorld, renderApp, type World } from '../../testing/renderApp';
import { ModerationSettings } from './ModerationSettings';

Element.prototype.scrollIntoView = () => undefined;

const ROOM = buildGroup({ id: 'room', name: 'Engine' });

async function open(world: World = createWorld({ rooms: [ROOM] })) {
  const onClose = vi.fn();
  const onQueue = vi.fn();
  await renderApp(<ModerationSettings room={ROOM} onClose={onClose} onQueue={onQueue} />, {
    world,
  });
  return { world, onClose, onQueue };
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

test('what happens, words, domains and numbers are saved', async () => {
  const { world, onClose } = await open();
  await userEvent.selectOptions(
    await screen.findByRole('combobox', { name: 'What happens: Slurs' }),
    'Remove',
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Own words' }), 'foo{Enter}bar*');
  await userEvent.type(screen.getByRole('textbox', { name: 'Denied domains' }), 'Example.org');
  const mentions = screen.getByRole('textbox', { name: 'People one message may name' });
  await userEvent.clear(mentions);
  await userEvent.type(mentions, '4');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'A mute lasts' }), '1 day');
  await press('Save');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(world.moderation.config('room')).toEqual({
    ...DEFAULT_MODERATION,
    actions: { ...DEFAULT_MODERATION.actions, slurs: 'remove' },
    ownWords: ['foo', 'bar*'],
    deniedDomains: ['example.org'],
    mentionsMax: 4,
    muteMinutes: 1440,
  });
});

test('a line that is no domain is named, and nothing is saved', async () => {
  const { world, onClose } = await open();
  const field = await screen.findByRole('textbox', { name: 'Allowed domains' });
  await userEvent.type(field, 'https://example.org');
  expect(await screen.findByText(/Line 1: “https:\/\/example.org” is no domain/)).toBeDefined();
  await press('Save');
  expect(await screen.findByText(/needs another look/)).toBeDefined();
  expect(world.moderation.config('room')).toBeUndefined();
  expect(onClose).not.toHaveBeenCalled();
});

test('what was set up shows, and goes back to the usual', async () => {
  const world = createWorld({ rooms: [ROOM] });
  world.moderation.setConfig('room', {
    ...DEFAULT_MODERATION,
    isOn: false,
    allowedWords: ['scunthorpe'],
  });
  await open(world);
  expect(await screen.findByRole('switch')).toHaveProperty('checked', false);
  expect(screen.getByRole('textbox', { name: 'Allowed words' })).toHaveProperty(
    'value',
    'scunthorpe',
  );
  await press('Back to the usual');
  expect(screen.getByRole('switch')).toHaveProperty('checked', true);
  await press('Save');
  await waitFor(() => expect(world.moderation.config('room')).toEqual(DEFAULT_MODERATION));
});

test('a message is tried by the rules as they stand', async () => {
  await open();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Own words' }), 'blimey');
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'Message to try' }),
    'Well, blimey',
  );
  expect(await screen.findByText('It would be hidden until looked at.')).toBeDefined();
  expect(screen.getByText('Your own words: “blimey”')).toBeDefined();
  expect(document.querySelector('mark')?.textContent).toBe('blimey');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Message to try' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Message to try' }), 'Good morning');
  expect(await screen.findByText('Nothing would happen to it.')).toBeDefined();
});

test('what did not load is loaded again', async () => {
  const world = createWorld({ rooms: [ROOM] });
  world.moderation.setReachable(false);
  const { onQueue } = await open(world);
  expect(await screen.findByText('The rules did not load')).toBeDefined();
  world.moderation.setReachable(true);
  await press('Try again');
  await press('Open the queue and log');
  expect(onQueue).toHaveBeenCalled();
  expect(within(screen.getByRole('dialog')).getAllByRole('combobox')).toHaveLength(10);
});
